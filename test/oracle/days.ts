/** Days and times in Asia/Ho_Chi_Minh, seven hours ahead of UTC all year, by the plainest means. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const known = new Map<string, string>();

function shifted(instant: string): string {
  const before = known.get(instant);
  if (before !== undefined) return before;
  const there = new Date(Date.parse(instant) + 7 * HOUR).toISOString();
  known.set(instant, there);
  return there;
}

/** `YYYY-MM-DD` there. */
export function dayOf(instant: string): string {
  return shifted(instant).slice(0, 10);
}

/** `HH:MM` there. */
export function timeOf(instant: string): string {
  return shifted(instant).slice(11, 16);
}

/** The instant at which clocks there show a time of a day. */
export function at(day: string, time: string): string {
  return new Date(Date.parse(`${day}T${time}:00.000Z`) - 7 * HOUR).toISOString();
}

/** 23:59:59.999 there. */
export function endOf(day: string): string {
  return plusMs(at(next(day), '00:00'), -1);
}

export function plusMs(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function plusDays(instant: string, days: number): string {
  return plusMs(instant, days * DAY);
}

export function next(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY).toISOString().slice(0, 10);
}

export function previous(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - DAY).toISOString().slice(0, 10);
}

/** Calendar days from one day to a later one; negative the other way. */
export function daysFrom(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY);
}

/** 0 is Sunday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}

export function lastOfMonth(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
