import { refuse, type Refusal } from '../log/refusals.js';
import type { AssignmentState } from './assignment.js';

export type Opened = Exclude<AssignmentState, { status: 'absent' }>;
export type Working = Extract<Opened, { status: 'assigned' | 'received' | 'in-progress' }>;

/** Why something that needs the unit at work cannot be done in this status. */
export function whyNotWorking(state: Exclude<Opened, Working>): Refusal {
  switch (state.status) {
    case 'return-requested':
      return refuse('return-pending');
    case 'awaiting-reassignment':
      return refuse('awaiting-reassignment');
    case 'blocked':
    case 'not-implementable':
      return refuse('obstacle-open');
    case 'awaiting-issue':
      return refuse('sent-for-issue');
    case 'submitted':
      return refuse('already-submitted');
    case 'completed':
      return refuse('already-completed');
  }
}

export function isAtWork(state: Opened): state is Working {
  return state.status === 'assigned' || state.status === 'received' || state.status === 'in-progress';
}
