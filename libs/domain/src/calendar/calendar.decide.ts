import { hasRole } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { refuse, type Decided } from '../log/refusals.js';
import type { CalendarState } from './calendar.evolve.js';
import type { CalendarEvent, WorkingCalendar } from './calendar.js';
import { isDay } from './local-day.js';

/** The one stream of calendar versions. */
export const CALENDAR_STREAM = '6f1f8c2e-0d57-5b7a-9d63-2a4f3c1e7b02';

/** On `CALENDAR_STREAM`; the version is one more than the last. */
export type CalendarCommand = Command<'PublishCalendar', { readonly calendar: WorkingCalendar }>;

/** Versions follow one another without a gap. The version in force published again, unchanged, makes no event. */
export function decideCalendar(command: CalendarCommand, state: CalendarState): Decided<CalendarEvent> {
  const { by, calendar } = command;
  const refusal = hasRole(by, ['admin']);
  if (refusal !== undefined) return refusal;
  if (state.status === 'published' && JSON.stringify(state.calendar) === JSON.stringify(calendar)) return [];
  const next = state.status === 'published' ? state.calendar.version + 1 : 1;
  if (calendar.version !== next) return refuse('calendar-version', 'calendar/version', { next });
  const fault = faultOf(calendar);
  if (fault !== undefined) return refuse('calendar-faulty', 'calendar', { fault });
  return [{ type: 'CalendarPublished', data: { calendar } }];
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

function faultOf({ weekend, holidays, workedDays, quietHours }: WorkingCalendar): string | undefined {
  if (weekend.some((weekday) => !Number.isInteger(weekday) || weekday < 0 || weekday > 6)) return 'weekend: 0 to 6';
  // A week without a working day would have no next working morning.
  if (new Set(weekend).size > 5) return 'weekend: fewer than two working days a week';
  const days = [...holidays, ...workedDays].map(({ on }) => on);
  const wrong = days.find((on) => !isDay(on));
  if (wrong !== undefined) return `no such day: ${wrong.slice(0, 40)}`;
  if (new Set(days).size !== days.length) return 'a day is named twice';
  const { from, to } = quietHours;
  return timeOfDay.test(from) && timeOfDay.test(to) && from < to
    ? undefined
    : 'quietHours: from HH:MM to a later HH:MM';
}
