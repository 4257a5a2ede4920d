import type { DayCount } from '../assignment/assignment.js';
import { dayNumber, dayOfNumber, instantAt, localDay, localTime } from './local-day.js';
import type { WorkingCalendar } from './calendar.js';

/** A calendar by day numbers: counting walks through integers, and only what is shown becomes text again. */
interface CalendarIndex {
  readonly holidays: ReadonlyMap<number, string>;
  readonly worked: ReadonlySet<number>;
  /** By weekday, 0 is Sunday: the name of a weekend day, null for a weekday. */
  readonly week: readonly (string | null)[];
  /** Where the calendar departs from the plain week: weekdays off, and weekend days that are worked. */
  readonly weekdaysOff: readonly number[];
  readonly weekendDaysWorked: readonly number[];
}

/** No run of days off is longer: a calendar without any working day must fail, not hang. */
const LONGEST_REST = 366;

const WEEKDAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

/** Calendars are immutable data, so an index by day can be kept for as long as the calendar lives. */
const indexes = new WeakMap<WorkingCalendar, CalendarIndex>();

function weekdayOfNumber(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

function indexOf(calendar: WorkingCalendar): CalendarIndex {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const week = WEEKDAYS.map((name, weekday) => (calendar.weekend.includes(weekday) ? name : null));
  const isWeekend = (day: number): boolean => week[weekdayOfNumber(day)] !== null;
  const worked = new Set(calendar.workedDays.map(({ on }) => dayNumber(on)));
  const holidays = new Map(calendar.holidays.map(({ on, name }) => [dayNumber(on), name]));
  const made: CalendarIndex = {
    holidays,
    worked,
    week,
    weekdaysOff: [...holidays.keys()].filter((day) => !worked.has(day) && !isWeekend(day)),
    weekendDaysWorked: [...worked].filter(isWeekend),
  };
  indexes.set(calendar, made);
  return made;
}

function restName(index: CalendarIndex, day: number): string | null {
  if (index.worked.has(day)) return null;
  return index.holidays.get(day) ?? index.week[weekdayOfNumber(day)] ?? null;
}

/** Why a day is not worked, in Vietnamese: a holiday's name or the weekday; null for a working day. */
export function restDayName(calendar: WorkingCalendar, day: string): string | null {
  return restName(indexOf(calendar), dayNumber(day));
}

/** A day on which offices work: a swapped weekend day does, a holiday and a weekend day do not. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return restDayName(calendar, day) === null;
}

function nearestWorkingDay(calendar: WorkingCalendar, day: number, step: 1 | -1): number {
  const index = indexOf(calendar);
  for (let tried = 0; tried <= LONGEST_REST; tried += 1) {
    if (restName(index, day + tried * step) === null) return day + tried * step;
  }
  const from = dayOfNumber(day);
  throw new RangeError(`the calendar of version ${calendar.version} has no working day within a year of ${from}`);
}

/** The day itself when it is worked, else the next one that is. */
export function workingDayFrom(calendar: WorkingCalendar, day: string): string {
  return dayOfNumber(nearestWorkingDay(calendar, dayNumber(day), 1));
}

/** The day itself when it is worked, else the last one before it that is. */
export function workingDayUntil(calendar: WorkingCalendar, day: string): string {
  return dayOfNumber(nearestWorkingDay(calendar, dayNumber(day), -1));
}

/** The n-th working day after a day, or before it for a negative n; the day itself, worked or not, for 0. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, days: number): string {
  const step = days < 0 ? -1 : 1;
  let reached = dayNumber(day);
  for (let left = Math.abs(days); left > 0; left -= 1) reached = nearestWorkingDay(calendar, reached + step, step);
  return dayOfNumber(reached);
}

/**
 * Counts the working days from one day, which is not counted, to another, which is; negative when the second is earlier. The days
 * off on the way are named, so that the count can be checked by hand.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): DayCount {
  const index = indexOf(calendar);
  const step = to < from ? -1 : 1;
  const last = dayNumber(to);
  const skipped: { on: string; name: string }[] = [];
  let count = 0;
  for (let day = dayNumber(from); day !== last;) {
    day += step;
    const rest = restName(index, day);
    if (rest === null) count += step;
    else skipped.push({ on: dayOfNumber(day), name: rest });
  }
  return { from, to, workingDays: count, skipped };
}

/**
 * The number of working days after one day up to and including a later one, 0 when it is not later; the same number as
 * `workingDaysBetween` gives, without walking through the weeks.
 */
export function countWorkingDays(calendar: WorkingCalendar, from: string, to: string): number {
  const index = indexOf(calendar);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const span = Math.max(0, last - first);
  const inside = (day: number): boolean => first < day && day <= last;
  const plainWeek = index.week.filter((name) => name === null).length;
  let count = Math.floor(span / 7) * plainWeek;
  for (let day = first + span - (span % 7) + 1; day <= last; day += 1) {
    if (index.week[weekdayOfNumber(day)] === null) count += 1;
  }
  return count - index.weekdaysOff.filter(inside).length + index.weekendDaysWorked.filter(inside).length;
}

/** The start of the hours in which people are written to, on a day. */
export function morningOf(calendar: WorkingCalendar, day: string): string {
  return instantAt(day, calendar.quietHours.from);
}

/** The instant itself when people may be written to then, else the morning of the next working day. */
export function nextWorkingInstant(calendar: WorkingCalendar, instant: string): string {
  const day = localDay(instant);
  const time = localTime(instant);
  if (!isWorkingDay(calendar, day)) return morningOf(calendar, workingDayFrom(calendar, day));
  if (time < calendar.quietHours.from) return morningOf(calendar, day);
  if (time >= calendar.quietHours.to) return morningOf(calendar, addWorkingDays(calendar, day, 1));
  return instant;
}

/** The first morning of a working day at or after an instant. */
export function nextWorkingMorning(calendar: WorkingCalendar, instant: string): string {
  const day = localDay(instant);
  const morning = morningOf(calendar, workingDayFrom(calendar, day));
  return morning >= instant ? morning : morningOf(calendar, addWorkingDays(calendar, day, 1));
}
