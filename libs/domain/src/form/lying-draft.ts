/**
 * When a draft that lies is reminded of: the morning of so many working days after it was drafted or last reminded of. The instant is
 * computed from policy and calendar when it is asked for, so a newer version of either holds at once for all drafts.
 */
import type { WorkingCalendar } from '../calendar/calendar.js';
import { addDays, endOfDay, localDay } from '../calendar/local-day.js';
import { addWorkingDays, isWorkingDay, morningOf, workingDaysBetween } from '../calendar/working-days.js';
import type { DayCount } from '../assignment/assignment.js';
import type { Policy } from '../policy/policy.js';

/** When the next reminder of a draft is due that lies since `since`; null when the policy lets it lie, or it was reminded of enough. */
export function draftReminderAt(
  draft: { readonly since: string; readonly reminders: number },
  policy: Policy,
  calendar: WorkingCalendar,
): string | null {
  const { drafts } = policy;
  if (drafts === undefined || draft.reminders >= drafts.atMost) return null;
  return morningOf(calendar, addWorkingDays(calendar, localDay(draft.since), drafts.lieWorkingDays));
}

/**
 * A reminder is due at `now` for exactly the drafts that lie since this instant or longer; null when the policy lets them lie. So a
 * table of drafts is asked by one instant, and holds no due date that a new calendar would spoil.
 */
export function lyingSince(now: string, policy: Policy, calendar: WorkingCalendar): string | null {
  if (policy.drafts === undefined) return null;
  const today = localDay(now);
  const hasBegun = isWorkingDay(calendar, today) && morningOf(calendar, today) <= now;
  const reached = hasBegun ? today : addWorkingDays(calendar, today, -1);
  // The first of so many working days that lead up to the one reached; whatever lies since before it has had them all.
  const first = addWorkingDays(calendar, reached, 1 - policy.drafts.lieWorkingDays);
  return endOfDay(addDays(first, -1));
}

/** How long it has lain on the day of the reminder. */
export function lainFor(since: string, dueAt: string, calendar: WorkingCalendar): DayCount {
  return workingDaysBetween(calendar, localDay(since), localDay(dueAt));
}
