import { endOfDay } from '../calendar/local-day.js';
import type { Happened } from '../log/event.js';
import type { AssignmentEvent, AssignmentState, OpenAssignment } from './assignment.js';

type Recorded = Happened<Extract<AssignmentEvent, { type: 'OpeningBalanceRecorded' }>>;
type Corrected = Happened<Extract<AssignmentEvent, { type: 'OpeningBalanceCorrected' }>>;
type Opened = Exclude<AssignmentState, { status: 'absent' }>;

/**
 * What has just been opened takes the standing of the balance. Clocks run from the opening, never from before it: an obstacle counts
 * from today. A submission alone keeps its own day, by which its work is in time.
 */
export function balanced(opened: OpenAssignment, event: Recorded): AssignmentState {
  return standing(opened, event, event.occurredAt);
}

/**
 * A correction takes the place of what was recorded. Unless it says that the work stands otherwise, only the facts beside the standing
 * are others, and whatever happened since stays. `bare`: the state without what belongs to its status alone.
 */
export function corrected(state: Opened, bare: OpenAssignment, event: Corrected): AssignmentState {
  if (!event.data.standsOtherwise) return { ...state, openingBalance: factsOf(event.data) };
  // An obstacle that was there all along has waited all along.
  const since = 'obstacle' in state ? state.obstacle.since : event.occurredAt;
  return standing(bare, event, since);
}

function factsOf(data: (Recorded | Corrected)['data']): NonNullable<OpenAssignment['openingBalance']> {
  const { asOf, standing: told, document, originalDeadline, originalDueAt, extensions, words } = data;
  return { asOf, standing: told, document, originalDeadline, originalDueAt, extensions, words };
}

/** The work as the balance puts it; an obstacle counts from `since`. */
function standing(opened: OpenAssignment, { data, occurredAt }: Recorded | Corrected, since: string): AssignmentState {
  const { standing: told, overdue, skippedSteps } = data;
  const facts: OpenAssignment = {
    ...opened,
    received: told.status !== 'assigned',
    overdue,
    steps: { ...opened.steps, ...Object.fromEntries(skippedSteps.map((step) => [step, 'skipped'])) },
    openingBalance: factsOf(data),
  };
  switch (told.status) {
    case 'assigned':
    case 'received':
    case 'in-progress':
      return { ...facts, status: told.status };
    case 'blocked':
    case 'not-implementable': {
      const { status, cause, authority, words: said } = told;
      return { ...facts, status, obstacle: { cause, authority, words: said, since } };
    }
    case 'awaiting-issue': {
      const { status, authority, letter } = told;
      return { ...facts, status, awaited: { authority, letter } };
    }
    case 'submitted': {
      const day = endOfDay(told.submittedOn);
      const submittedAt = day < occurredAt ? day : occurredAt;
      return { ...facts, status: 'submitted', evidence: told.evidence, submittedAt };
    }
    case 'completed': {
      const { completedOn, onTime } = told;
      return { ...facts, status: 'completed', completedOn, onTime };
    }
  }
}
