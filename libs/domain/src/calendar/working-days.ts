import type { DayCount } from '../assignment/assignment.js';
import { dayNumber, dayOfNumber, instantAt, localDay, localTime } from './local-day.js';
import type { WorkingCalendar } from './calendar.js';

/**
 * A calendar by day numbers: only what is shown becomes text again. Working days are numbered throughout: a plain week gives a day
 * its number by a division, and the days on which the calendar departs from it are added up once, in order.
 */
interface CalendarIndex {
  readonly holidays: ReadonlyMap<number, string>;
  readonly worked: ReadonlySet<number>;
  /** By weekday, 0 is Sunday: the name of a weekend day, null for a weekday. */
  readonly week: readonly (string | null)[];
  /** Working days of a plain week up to each weekday, Monday first; the last is the whole week's. */
  readonly weekUpTo: readonly number[];
  /** The days that depart from the plain week, ascending, and what they and the ones before add up to. */
  readonly departures: readonly number[];
  readonly shifts: readonly number[];
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
  const off = [...holidays.keys()].filter((day) => !worked.has(day) && !isWeekend(day));
  const swapped = [...worked].filter(isWeekend);
  const departures = [...off, ...swapped].sort((a, b) => a - b);
  const made: CalendarIndex = {
    holidays,
    worked,
    week,
    weekUpTo: sums([1, 2, 3, 4, 5, 6, 0].map((weekday) => (week[weekday] === null ? 1 : 0))),
    departures,
    shifts: sums(departures.map((day) => (worked.has(day) ? 1 : -1))),
  };
  indexes.set(calendar, made);
  return made;
}

function sums(numbers: readonly number[]): readonly number[] {
  let sum = 0;
  return numbers.map((number) => (sum += number));
}

/** Day number 4 is 5 January 1970, a Monday. */
const A_MONDAY = 4;

/** How many working days there are up to and including a day, from an arbitrary beginning. */
function rankOf(index: CalendarIndex, day: number): number {
  const weeks = Math.floor((day - A_MONDAY) / 7);
  const plain = weeks * (index.weekUpTo[6] ?? 0) + (index.weekUpTo[day - A_MONDAY - weeks * 7] ?? 0);
  let [low, high] = [0, index.departures.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index.departures[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return plain + (index.shifts[low - 1] ?? 0);
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
  throw withoutWorkingDays(calendar, day);
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
  const start = dayNumber(day);
  if (days === 0) return dayOfNumber(start);
  const index = indexOf(calendar);
  // Before a day lie the working days numbered up to the day before it.
  const wanted = days > 0 ? rankOf(index, start) + days : rankOf(index, start - 1) + days + 1;
  return dayOfNumber(dayOfRank(calendar, wanted, start));
}

/** The working day of a number: the first day up to which there are so many, found by halving a span that must hold it. */
function dayOfRank(calendar: WorkingCalendar, rank: number, near: number): number {
  const index = indexOf(calendar);
  const span = 7 * (Math.abs(rank - rankOf(index, near)) + index.departures.length + 1);
  let [low, high] = [near - span, near + span];
  if (rankOf(index, low) >= rank || rankOf(index, high) < rank) throw withoutWorkingDays(calendar, near);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (rankOf(index, middle) < rank) low = middle;
    else high = middle;
  }
  return high;
}

function withoutWorkingDays({ version }: WorkingCalendar, near: number): RangeError {
  return new RangeError(`the calendar of version ${version} has no working days around ${dayOfNumber(near)}`);
}

/**
 * Counts the working days from one day, which is not counted, to another, which is; negative when the second is earlier. The days
 * off on the way are named, so that the count can be checked by hand.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: string, to: string): DayCount {
  const index = indexOf(calendar);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const step = last < first ? -1 : 1;
  const skipped: { on: string; name: string }[] = [];
  for (let day = first; day !== last;) {
    day += step;
    const name = restName(index, day);
    if (name !== null) skipped.push({ on: dayOfNumber(day), name });
  }
  return { from, to, workingDays: Math.abs(last - first) * step - skipped.length * step, skipped };
}

/** The number that `workingDaysBetween` gives, without the days off and without walking there; 0 when `to` is not later. */
export function countWorkingDays(calendar: WorkingCalendar, from: string, to: string): number {
  const index = indexOf(calendar);
  const [first, last] = [dayNumber(from), dayNumber(to)];
  return last <= first ? 0 : rankOf(index, last) - rankOf(index, first);
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
