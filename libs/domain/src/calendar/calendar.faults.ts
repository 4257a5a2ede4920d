/** What a working calendar must not say. Each fault names its field as a JSON pointer's path, and its refusal the remedy. */
import { refuse, type Refusal, type RefusalCode } from '../log/refusals.js';
import { DAY_KINDS, type CalendarDay, type WorkingCalendar } from './calendar.js';
import { isDay, weekdayOf } from './local-day.js';

/** An event holds 64 KiB; a day takes about 200 bytes of it. */
const MOST_DAYS = 240;

type ListName = 'holidays' | 'workedDays';

interface PlacedDay {
  readonly day: CalendarDay;
  readonly list: ListName;
  /** E.g. `calendar/holidays/3`. */
  readonly field: string;
}

/** The first fault, in the order in which a person reads the calendar; undefined for a sound one. */
export function faultOfCalendar(calendar: WorkingCalendar): Refusal | undefined {
  const days = [...placed(calendar, 'holidays'), ...placed(calendar, 'workedDays')];
  return (
    faultOfWeek(calendar) ??
    faultOfHours(calendar.quietHours) ??
    (days.length > MOST_DAYS ? refuse('calendar-too-long', 'calendar/holidays', { most: MOST_DAYS }) : undefined) ??
    first(days, faultOfDay) ??
    faultOfRepeats(days) ??
    first(days, (each) => faultOfPlace(each, calendar)) ??
    faultOfExchange(calendar)
  );
}

function placed(calendar: WorkingCalendar, list: ListName): readonly PlacedDay[] {
  return calendar[list].map((day, index) => ({ day, list, field: `calendar/${list}/${index}` }));
}

function first(days: readonly PlacedDay[], fault: (day: PlacedDay) => Refusal | undefined): Refusal | undefined {
  for (const day of days) {
    const found = fault(day);
    if (found !== undefined) return found;
  }
  return undefined;
}

function faultOfWeek({ weekend, knownThrough }: WorkingCalendar): Refusal | undefined {
  const isWeekday = (day: number): boolean => Number.isInteger(day) && day >= 0 && day <= 6;
  // A week with fewer than two working days would have no next working morning near enough.
  if (!weekend.every(isWeekday) || new Set(weekend).size > 5) return refuse('calendar-week', 'calendar/weekend');
  return Number.isInteger(knownThrough) && knownThrough >= 1945 && knownThrough <= 2200
    ? undefined
    : refuse('number-invalid', 'calendar/knownThrough', { from: 1945, to: 2200 });
}

const timeOfDay = /^([01]\d|2[0-3]):[0-5]\d$/;

function faultOfHours({ from, to }: WorkingCalendar['quietHours']): Refusal | undefined {
  return timeOfDay.test(from) && timeOfDay.test(to) && from < to
    ? undefined
    : refuse('calendar-hours', 'calendar/quietHours');
}

function faultOfDay({ day, list, field }: PlacedDay): Refusal | undefined {
  const { on, name, reference, kind, standsFor } = day;
  if (!isDay(on)) return refuse('day-invalid', `${field}/on`, { day: on.slice(0, 40) });
  if (name.trim() === '') return refuse('text-required', `${field}/name`);
  // A day off that nobody decided cannot be explained to whoever was not reminded on it.
  if (reference.trim() === '') return refuse('calendar-without-reference', `${field}/reference`, { day: on });
  if (kind !== undefined && !DAY_KINDS.includes(kind)) return about('calendar-kind', `${field}/kind`, on);
  if (kind !== undefined && (kind === 'compensating') !== (list === 'workedDays'))
    return about('calendar-kind', `${field}/kind`, on);
  return standsFor === undefined || isDay(standsFor)
    ? undefined
    : refuse('day-invalid', `${field}/standsFor`, { day: standsFor.slice(0, 40) });
}

/** A day stands once: twice among the days off is a repetition, off and worked at once a contradiction. */
function faultOfRepeats(days: readonly PlacedDay[]): Refusal | undefined {
  const seen = new Map<string, PlacedDay>();
  for (const each of days) {
    const earlier = seen.get(each.day.on);
    if (earlier !== undefined) {
      const code = earlier.list === each.list ? 'calendar-day-twice' : 'calendar-day-contradicts';
      return refuse(code, `${each.field}/on`, { day: each.day.on, first: earlier.field });
    }
    seen.set(each.day.on, each);
  }
  return undefined;
}

/** A worked day is taken from the weekend; a day that stands for another one is taken from the week. */
function faultOfPlace({ day, list, field }: PlacedDay, calendar: WorkingCalendar): Refusal | undefined {
  const onWeekend = calendar.weekend.includes(weekdayOf(day.on));
  if (list === 'workedDays') return onWeekend ? undefined : about('calendar-works-already', `${field}/on`, day.on);
  const fromTheWeek = day.kind === 'substitute' || day.kind === 'swapped';
  if (fromTheWeek && onWeekend) return about('calendar-rests-already', `${field}/on`, day.on);
  if (day.kind !== 'substitute' || day.standsFor === undefined) return undefined;
  const holiday = calendar.holidays.find(({ on }) => on === day.standsFor);
  return holiday !== undefined && calendar.weekend.includes(weekdayOf(holiday.on))
    ? undefined
    : about('calendar-substitute', `${field}/standsFor`, day.on);
}

/** Each working day given up is made up for once, and each made-up day makes up for one that was given up. */
function faultOfExchange(calendar: WorkingCalendar): Refusal | undefined {
  const given = placed(calendar, 'holidays').filter(({ day }) => day.kind === 'swapped');
  const made = placed(calendar, 'workedDays').filter(({ day }) => day.standsFor !== undefined);
  const unpaired =
    made.find(({ day }) => !given.some(({ day: { on } }) => on === day.standsFor)) ??
    made.find(({ day }, index) => made.some((other, at) => at < index && other.day.standsFor === day.standsFor));
  if (unpaired !== undefined) return about('calendar-exchange', `${unpaired.field}/standsFor`, unpaired.day.on);
  const open = given.find(({ day }) => !made.some(({ day: { standsFor } }) => standsFor === day.on));
  return open === undefined ? undefined : about('calendar-exchange', `${open.field}/on`, open.day.on);
}

function about(code: RefusalCode, field: string, day: string): Refusal {
  return refuse(code, field, { day });
}
