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

const DAY_FORM = '0000-00-00';
const INSTANT_FORM = '0000-00-00T00:00:00.000Z';
const TIME_FORM = '00:00';
const ZERO = 48;

/** True when a text has a digit wherever its form has one, and the same sign wherever it has a sign. */
function hasForm(text: string, form: string): boolean {
  if (text.length !== form.length) return false;
  for (let at = 0; at < form.length; at += 1) {
    const code = text.charCodeAt(at);
    if (form.charCodeAt(at) === ZERO ? code < ZERO || code > ZERO + 9 : code !== form.charCodeAt(at)) return false;
  }
  return true;
}

/** The number that the digits of a checked text make. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) value = value * 10 + text.charCodeAt(at) - ZERO;
  return value;
}

/** Of one question about a text; days and instants of a register cluster, so few are ever asked for at a time. */
const MOST_ANSWERS = 4_096;

/** A pure question about a text that is asked again and again: its last answers are kept. */
function kept<Answer>(answer: (text: string) => Answer): (text: string) => Answer {
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const made = answer(text);
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(text, made);
    return made;
  };
}

export interface CivilDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const TWO_DIGITS = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));

/** A number below a hundred in two digits. */
function two(value: number): string {
  return TWO_DIGITS[value] ?? String(value);
}

/** `YYYY-MM-DD` of a year, month (1–12) and day of month; does not check that the day exists. */
export function dayOf(year: number, month: number, day: number): string {
  return `${two(Math.floor(year / 100))}${two(year % 100)}-${two(month)}-${two(day)}`;
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Number of days in a month (1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function civilOrNull(text: string): CivilDay | null {
  if (!hasForm(text, DAY_FORM)) return null;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null;
}

/** True for a day that exists in the calendar: `2025-02-29` does not. */
export function isDay(text: string): boolean {
  return civilOrNull(text) !== null;
}

/** True for an ISO 8601 instant in UTC with milliseconds, on a day that exists. */
export function isInstant(text: string): boolean {
  if (!hasForm(text, INSTANT_FORM) || !isDay(text.slice(0, 10))) return false;
  return digits(text, 11, 13) <= 23 && digits(text, 14, 16) <= 59 && digits(text, 17, 19) <= 59;
}

/** The parts of a day. Throws a RangeError for a text that is no day of the calendar. */
export function civil(day: string): CivilDay {
  const parts = civilOrNull(day);
  if (parts === null) throw new RangeError(`not a calendar day: ${day}`);
  return parts;
}

/** Days since 1970-01-01; negative before it. Throws a RangeError for no day of the calendar. */
export const dayNumber = kept((day: string): number => {
  const { year, month, day: dayOfMonth } = civil(day);
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - ERA_TO_EPOCH;
});

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
export const instantMs = kept((instant: string): number => {
  if (!hasForm(instant, INSTANT_FORM)) throw new RangeError(`not an instant in UTC with milliseconds: ${instant}`);
  const [hours, minutes, seconds] = [digits(instant, 11, 13), digits(instant, 14, 16), digits(instant, 17, 19)];
  if (hours > 23 || minutes > 59 || seconds > 59) throw new RangeError(`not an instant: ${instant}`);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000 + digits(instant, 20, 23);
  return dayNumber(instant.slice(0, 10)) * DAY_MS + ms;
});

/** The inverse of `instantMs`. */
export function instantOfMs(ms: number): string {
  const number = Math.floor(ms / DAY_MS);
  const rest = ms - number * DAY_MS;
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = Math.floor(rest / 1000) % 60;
  return `${dayOfNumber(number)}T${two(hours)}:${two(minutes)}:${two(seconds)}.${String(rest % 1000).padStart(3, '0')}Z`;
}

export function addMs(instant: string, ms: number): string {
  return instantOfMs(instantMs(instant) + ms);
}

/** The day in Asia/Ho_Chi_Minh on which an instant falls. */
export const localDay = kept((instant: string): string =>
  dayOfNumber(Math.floor((instantMs(instant) + LOCAL_OFFSET_MS) / DAY_MS)),
);

/** `HH:MM` in Asia/Ho_Chi_Minh. */
export function localTime(instant: string): string {
  return instantOfMs(instantMs(instant) + LOCAL_OFFSET_MS).slice(11, 16);
}

/** The instant at which a local clock shows `HH:MM` on a day. Throws a RangeError for no such day or time. */
export function instantAt(day: string, time: string): string {
  const [hours, minutes] = [digits(time, 0, 2), digits(time, 3, 5)];
  if (!hasForm(time, TIME_FORM) || hours > 23 || minutes > 59) throw new RangeError(`not a time of day: ${time}`);
  return instantOfMs(dayNumber(day) * DAY_MS + (hours * 60 + minutes) * 60_000 - LOCAL_OFFSET_MS);
}

/** 23:59:59.999 of a local day, the last instant that still counts. */
export function endOfDay(day: string): string {
  return instantOfMs((dayNumber(day) + 1) * DAY_MS - LOCAL_OFFSET_MS - 1);
}
