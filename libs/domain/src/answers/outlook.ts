import type { AssignmentState } from '../assignment/assignment.js';
import type { LeadRelation } from '../task/task.js';
import { assignmentCell } from './cell.js';

/** The third answer, for what is open and in term, worst first. */
export const OUTLOOKS = ['at-risk', 'due-soon', 'on-schedule'] as const;
export type Outlook = (typeof OUTLOOKS)[number];

type Opened = Exclude<AssignmentState, { status: 'absent' }>;

function hasOpenObstacle(state: Opened): boolean {
  return state.status === 'blocked' || state.status === 'not-implementable';
}

/** A deadline that was moved so often before is likely to be missed again. */
function isExtendedOften(state: Opened): boolean {
  return (state.openingBalance?.extensions ?? 0) >= 2;
}

/** At risk, due soon or on schedule; null for what is done, overdue or outside. */
export function assignmentOutlook(state: AssignmentState): Outlook | null {
  if (state.status === 'absent' || assignmentCell(state) !== 'open-in-term') return null;
  if (state.updatesLapsed || hasOpenObstacle(state) || isExtendedOften(state)) return 'at-risk';
  return state.dueSoon ? 'due-soon' : 'on-schedule';
}

/** The outlook of a task from those of its assignments, in the order of its leads: of a group the worst, else the keeper's. */
export function taskOutlook(relation: LeadRelation, outlooks: readonly (Outlook | null)[]): Outlook | null {
  if (relation !== 'each') return outlooks[0] ?? null;
  return OUTLOOKS.find((outlook) => outlooks.includes(outlook)) ?? null;
}

/** Undated work is never late; it is up to date or stale. Null for dated, completed or unopened work. */
export function freshness(state: AssignmentState): 'up-to-date' | 'stale' | null {
  if (state.status === 'absent' || state.status === 'completed' || state.dueAt !== null) return null;
  return state.updatesLapsed ? 'stale' : 'up-to-date';
}
