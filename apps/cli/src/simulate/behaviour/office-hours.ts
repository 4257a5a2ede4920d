import { addWorkingDays, instantAt, localDay, type WorkingCalendar, workingDayFrom } from '#domain';

/** People act four times a working day: what they do at one time is given in one block, so that a year is played in a minute. */
const OFFICE_TIMES = ['08:30', '10:00', '14:00', '16:00'] as const;

/** A time of a working day: how many working days later, and the how-manieth time of that day. */
export interface OfficeTime {
  readonly days: number;
  readonly time: number;
}

/** An office time counted from the day of an instant, at or after it when that is a day off; always later than the instant. */
export function officeTime(calendar: WorkingCalendar, after: string, { days, time }: OfficeTime): string {
  const first = workingDayFrom(calendar, localDay(after));
  const at = timeOn(calendar, addWorkingDays(calendar, first, Math.max(0, days)), time);
  if (at > after) return at;
  const later = OFFICE_TIMES.map((_, index) => timeOn(calendar, first, index)).find((each) => each > after);
  return later ?? timeOn(calendar, addWorkingDays(calendar, first, 1), 0);
}

/** An office time of a day, of the next working day when it is a day off. */
export function timeOn(calendar: WorkingCalendar, day: string, time: number): string {
  return instantAt(workingDayFrom(calendar, day), OFFICE_TIMES[time % OFFICE_TIMES.length] ?? OFFICE_TIMES[0]);
}
