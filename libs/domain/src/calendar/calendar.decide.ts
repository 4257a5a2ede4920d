import { hasRole } from '../log/authority.js';
import type { Command } from '../log/command.js';
import { refuse, type Decided } from '../log/refusals.js';
import { sameData } from '../log/same-data.js';
import type { CalendarState } from './calendar.evolve.js';
import { faultOfCalendar } from './calendar.faults.js';
import type { CalendarEvent, WorkingCalendar } from './calendar.js';

/** The one stream of calendar versions. */
export const CALENDAR_STREAM = '6f1f8c2e-0d57-5b7a-9d63-2a4f3c1e7b02';

/** On `CALENDAR_STREAM`; the version is one more than the last. */
export type CalendarCommand = Command<'PublishCalendar', { readonly calendar: WorkingCalendar }>;

/** Versions follow one another without a gap. The version in force published again, unchanged, makes no event. */
export function decideCalendar(command: CalendarCommand, state: CalendarState): Decided<CalendarEvent> {
  const { by, calendar } = command;
  const refusal = hasRole(by, ['admin']);
  if (refusal !== undefined) return refusal;
  if (state.status === 'published' && sameData(state.calendar, calendar)) return [];
  const next = state.status === 'published' ? state.calendar.version + 1 : 1;
  if (calendar.version !== next) return refuse('calendar-version', 'calendar/version', { next });
  return faultOfCalendar(calendar) ?? [{ type: 'CalendarPublished', data: { calendar } }];
}
