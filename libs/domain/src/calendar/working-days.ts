import type { DayCount } from '../assignment/assignment.js';
import { addDays, daysBetween, instantAt, localDay, localTime, weekdayOf } from './local-day.js';
import type { CalendarDay, WorkingCalendar } from './calendar.js';

interface CalendarIndex {
  readonly holidays: ReadonlyMap<string, CalendarDay>;
  readonly worked: ReadonlySet<string>;
  /** Where the calendar departs from the plain week: weekdays off, and weekend days that are worked. */
  readonly weekdaysOff: readonly string[];
  readonly weekendDaysWorked: readonly string[];
}

/** No run of days off is longer: a calendar without any working day must fail, not hang. */
const LONGEST_REST = 366;

const WEEK = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = ['Chủ nhật', 'Thứ hai', 'Thứ ba', 'Thứ tư', 'Thứ năm', 'Thứ sáu', 'Thứ bảy'];

/** Calendars are immutable data, so an index by day can be kept for as long as the calendar lives. */
const indexes = new WeakMap<WorkingCalendar, CalendarIndex>();

function indexOf(calendar: WorkingCalendar): CalendarIndex {
  const known = indexes.get(calendar);
  if (known !== undefined) return known;
  const worked = new Set(calendar.workedDays.map(({ on }) => on));
  const isWeekend = (day: string): boolean => calendar.weekend.includes(weekdayOf(day));
  const holidays = new Map(calendar.holidays.map((holiday) => [holiday.on, holiday]));
  const made: CalendarIndex = {
    holidays,
    worked,
    weekdaysOff: [...holidays.keys()].filter((day) => !worked.has(day) && !isWeekend(day)),
    weekendDaysWorked: [...worked].filter(isWeekend),
  };
  indexes.set(calendar, made);
  return made;
}

/** Why a day is not worked, in Vietnamese: a holiday's name or the weekday; null for a working day. */
export function restDayName(calendar: WorkingCalendar, day: string): string | null {
  const index = indexOf(calendar);
  if (index.worked.has(day)) return null;
  const holiday = index.holidays.get(day);
  if (holiday !== undefined) return holiday.name;
  const weekday = weekdayOf(day);
  return calendar.weekend.includes(weekday) ? (WEEKDAYS[weekday] ?? null) : null;
}

/** A day on which offices work: a swapped weekend day does, a holiday and a weekend day do not. */
export function isWorkingDay(calendar: WorkingCalendar, day: string): boolean {
  return restDayName(calendar, day) === null;
}

function nearestWorkingDay(calendar: WorkingCalendar, day: string, step: 1 | -1): string {
  let candidate = day;
  for (let tried = 0; tried <= LONGEST_REST; tried += 1) {
    if (isWorkingDay(calendar, candidate)) return candidate;
    candidate = addDays(candidate, step);
  }
  throw new RangeError(`the calendar of version ${calendar.version} has no working day within a year of ${day}`);
}

/** The day itself when it is worked, else the next one that is. */
export function workingDayFrom(calendar: WorkingCalendar, day: string): string {
  return nearestWorkingDay(calendar, day, 1);
}

/** The day itself when it is worked, else the last one before it that is. */
export function workingDayUntil(calendar: WorkingCalendar, day: string): string {
  return nearestWorkingDay(calendar, day, -1);
}

/** The n-th working day after a day, or before it for a negative n; the day itself, worked or not, for 0. */
export function addWorkingDays(calendar: WorkingCalendar, day: string, days: number): string {
  const step = days < 0 ? -1 : 1;
  let reached = day;
  for (let left = Math.abs(days); left > 0; left -= 1) {
    reached = nearestWorkingDay(calendar, addDays(reached, step), step);
  }
  return reached;
}

/**
 * Counts the working days from one day, which is not counted, to another, which is; negative when the second is earlier. The days
 * off on the way are named, so that the count can be checked by hand.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): DayCount {
  const step = to < from ? -1 : 1;
  const skipped: { on: string; name: string }[] = [];
  let count = 0;
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    const rest = restDayName(calendar, day);
    if (rest === null) count += step;
    else skipped.push({ on: day, name: rest });
  }
  return { from, to, workingDays: count, skipped };
}

/**
 * The number of working days after one day up to and including a later one, 0 when it is not later; the same number as
 * `workingDaysBetween` gives, without walking through the days.
 */
export function countWorkingDays(calendar: WorkingCalendar, from: string, to: string): number {
  const index = indexOf(calendar);
  const span = Math.max(0, daysBetween(from, to));
  const inside = (day: string): boolean => from < day && day <= to;
  const first = weekdayOf(from) + 1;
  const isWeekday = (offset: number): boolean => !calendar.weekend.includes((first + offset) % 7);
  const inWeek = WEEK.filter(isWeekday).length;
  const inRest = WEEK.slice(0, span % 7).filter(isWeekday).length;
  const plain = Math.floor(span / 7) * inWeek + inRest;
  return plain - index.weekdaysOff.filter(inside).length + index.weekendDaysWorked.filter(inside).length;
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
