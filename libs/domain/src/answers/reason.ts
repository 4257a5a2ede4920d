import type { AssignmentState, AssignmentStatus } from '../assignment/assignment.js';
import type { LeadRelation } from '../task/task.js';

/** The second answer: whose move it is, for what is open. One of them comes with suspension. */
export const REASONS = [
  'awaiting-issue',
  'awaiting-verification',
  'awaiting-reassignment',
  'not-implementable',
  'blocked',
  'suspended',
  'none',
] as const;
export type Reason = (typeof REASONS)[number];

const REASON_OF: Readonly<Record<AssignmentStatus, Reason>> = {
  absent: 'none',
  assigned: 'none',
  received: 'none',
  'in-progress': 'none',
  'return-requested': 'awaiting-reassignment',
  'awaiting-reassignment': 'awaiting-reassignment',
  blocked: 'blocked',
  'not-implementable': 'not-implementable',
  'awaiting-issue': 'awaiting-issue',
  submitted: 'awaiting-verification',
  completed: 'none',
};

/** Why an open assignment does not move by its own unit's work alone. */
export function assignmentReason(state: AssignmentState): Reason {
  return REASON_OF[state.status];
}

/**
 * The reason of a task from those of its assignments that are not completed, in the order of its leads. A group's task has one only
 * when all that is open shares it: nine units at work are not blocked by the tenth.
 */
export function taskReason(relation: LeadRelation, open: readonly Reason[]): Reason {
  const [first = 'none'] = open;
  if (relation !== 'each') return first;
  return open.every((reason) => reason === first) ? first : 'none';
}
