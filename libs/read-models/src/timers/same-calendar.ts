import type { WorkingCalendar } from '#domain';

/** Calendars by their content; more than a few at a time there are only in tests. */
const byContent = new Map<string, WorkingCalendar>();
const MOST = 16;
const known = new WeakMap<WorkingCalendar, WorkingCalendar>();

/** One object for the same content, however often it is read: what has been computed about a calendar is kept with its object. */
export function sameCalendar(calendar: WorkingCalendar): WorkingCalendar {
  const found = known.get(calendar);
  if (found !== undefined) return found;
  const content = JSON.stringify(calendar);
  const same = byContent.get(content) ?? calendar;
  if (byContent.size >= MOST) byContent.clear();
  byContent.set(content, same);
  known.set(calendar, same);
  return same;
}
