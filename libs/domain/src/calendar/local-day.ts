/**
 * Calendar arithmetic in whole numbers. An instant is ISO 8601 in UTC with milliseconds; a day is `YYYY-MM-DD` in
 * Asia/Ho_Chi_Minh, which is UTC+7 all year. The day numbers follow the proleptic Gregorian calendar, counted from 1970-01-01
 * (H. Hinnant, "chrono-compatible low-level date algorithms").
 */
const DAY_MS = 86_400_000;
const LOCAL_OFFSET_MS = 7 * 3_600_000;
const DAYS_PER_ERA = 146_097;
/** From 0000-03-01, where the algorithm counts from, to 1970-01-01. */
const ERA_TO_EPOCH = 719_468;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/;
const TIME = /^(\d{2}):(\d{2})$/;

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** `YYYY-MM-DD` of a year, month (1–12) and day of month; does not check that the day exists. */
export function dayOf(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** True for a day that exists in the calendar: `2025-02-29` does not. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The parts of a day. Throws a RangeError for a text that is no day of the calendar. */
export function civil(day: string): CivilDay {
  if (!isDay(day)) throw new RangeError(`not a calendar day: ${day}`);
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), day: Number(day.slice(8, 10)) };
}

/** Days since 1970-01-01; negative before it. Throws a RangeError for no day of the calendar. */
export function dayNumber(day: string): number {
  const { year, month, day: dayOfMonth } = civil(day);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - ERA_TO_EPOCH;
}

/** The day that is so many days after 1970-01-01. */
export function dayOfNumber(number: number): string {
  const shifted = number + ERA_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return dayOf(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth);
}

/** So many calendar days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  return dayOfNumber(dayNumber(day) + days);
}

/** Calendar days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return (((dayNumber(day) + 4) % 7) + 7) % 7;
}

/** Milliseconds since 1970-01-01T00:00:00.000Z. Throws a RangeError for anything but an ISO instant in UTC with milliseconds. */
export function instantMs(instant: string): number {
  const match = INSTANT.exec(instant);
  if (match === null || match[1] === undefined)
    throw new RangeError(`not an instant in UTC with milliseconds: ${instant}`);
  const [hours, minutes, seconds, ms] = [Number(match[2]), Number(match[3]), Number(match[4]), Number(match[5])];
  if (hours > 23 || minutes > 59 || seconds > 59) throw new RangeError(`not an instant: ${instant}`);
  return dayNumber(match[1]) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

/** The inverse of `instantMs`. */
export function instantOfMs(ms: number): string {
  const number = Math.floor(ms / DAY_MS);
  const rest = ms - number * DAY_MS;
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = Math.floor(rest / 1000) % 60;
  return `${dayOfNumber(number)}T${pad(hours, 2)}:${pad(minutes, 2)}:${pad(seconds, 2)}.${pad(rest % 1000, 3)}Z`;
}

export function addMs(instant: string, ms: number): string {
  return instantOfMs(instantMs(instant) + ms);
}

/** The day in Asia/Ho_Chi_Minh on which an instant falls. */
export function localDay(instant: string): string {
  return dayOfNumber(Math.floor((instantMs(instant) + LOCAL_OFFSET_MS) / DAY_MS));
}

/** `HH:MM` in Asia/Ho_Chi_Minh. */
export function localTime(instant: string): string {
  return instantOfMs(instantMs(instant) + LOCAL_OFFSET_MS).slice(11, 16);
}

/** The instant at which a local clock shows `HH:MM` on a day. Throws a RangeError for no such day or time. */
export function instantAt(day: string, time: string): string {
  const match = TIME.exec(time);
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || hours > 23 || minutes > 59) throw new RangeError(`not a time of day: ${time}`);
  return instantOfMs(dayNumber(day) * DAY_MS + (hours * 60 + minutes) * 60_000 - LOCAL_OFFSET_MS);
}

/** 23:59:59.999 of a local day, the last instant that still counts. */
export function endOfDay(day: string): string {
  return instantOfMs((dayNumber(day) + 1) * DAY_MS - LOCAL_OFFSET_MS - 1);
}
