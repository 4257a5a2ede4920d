import { endOfDay } from '../calendar/local-day.js';
import type { Happened } from '../log/event.js';
import type { AssignmentEvent, AssignmentState, OpenAssignment } from './assignment.js';

type Recorded = Happened<Extract<AssignmentEvent, { type: 'OpeningBalanceRecorded' }>>;

/**
 * What has just been opened takes the standing of the balance. Clocks run from the opening, never from before it: an obstacle counts
 * from today. A submission alone keeps its own day, by which its work is in time.
 */
export function balanced(opened: OpenAssignment, { data, occurredAt }: Recorded): AssignmentState {
  const { standing, overdue, skippedSteps, asOf, document, originalDeadline, originalDueAt, extensions, words } = data;
  const facts: OpenAssignment = {
    ...opened,
    received: standing.status !== 'assigned',
    overdue: opened.overdue || overdue,
    steps: { ...opened.steps, ...Object.fromEntries(skippedSteps.map((step) => [step, 'skipped'])) },
    openingBalance: { asOf, document, originalDeadline, originalDueAt, extensions, words },
  };
  switch (standing.status) {
    case 'assigned':
    case 'received':
    case 'in-progress':
      return { ...facts, status: standing.status };
    case 'blocked':
    case 'not-implementable': {
      const { status, cause, authority, words: said } = standing;
      return { ...facts, status, obstacle: { cause, authority, words: said, since: occurredAt } };
    }
    case 'awaiting-issue': {
      const { status, authority, letter } = standing;
      return { ...facts, status, awaited: { authority, letter } };
    }
    case 'submitted': {
      const day = endOfDay(standing.submittedOn);
      const submittedAt = day < occurredAt ? day : occurredAt;
      return { ...facts, status: 'submitted', evidence: standing.evidence, submittedAt };
    }
    case 'completed': {
      const { completedOn, onTime } = standing;
      return { ...facts, status: 'completed', completedOn, onTime };
    }
  }
}
