/**
 * Boundaries that time crosses: whether one is crossed is computed again from the log at this moment. One that is recorded
 * already, or belongs to a deadline that was replaced, makes no event.
 */
import { isSystem } from '../log/authority.js';
import { refuse, type Decided } from '../log/refusals.js';
import { updatesLapseAt } from '../policy/cycle.js';
import { dueSoonAt } from '../policy/next-timers.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';

export function reachDueSoon(
  { by, at, deadlineVersion }: AssignmentCommandOf<'ReachDueSoon'>,
  state: Opened,
  { policy, calendar }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const refusal = isSystem(by);
  if (refusal !== undefined) return refusal;
  if (isOver(state, deadlineVersion) || state.dueSoon || state.overdue) return [];
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const boundary = dueSoonAt(state, policyOfVersion(policy, state.policyVersion), calendar.calendar);
  if (boundary === null) return [];
  return boundary > at ? refuse('boundary-not-reached') : [{ type: 'DueSoonReached', data: { boundary } }];
}

/** Whatever the status: what is submitted, disputed or blocked is late all the same, and says why beside it. */
export function passDeadline(
  { by, at, deadlineVersion }: AssignmentCommandOf<'PassDeadline'>,
  state: Opened,
): Decided<AssignmentEvent> {
  const refusal = isSystem(by);
  if (refusal !== undefined) return refusal;
  if (isOver(state, deadlineVersion) || state.overdue || state.dueAt === null) return [];
  const { dueAt } = state;
  return at > dueAt ? [{ type: 'DeadlinePassed', data: { dueAt } }] : refuse('boundary-not-reached');
}

export function lapseUpdates(
  { by, at }: AssignmentCommandOf<'LapseUpdates'>,
  state: Opened,
  { policy }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const refusal = isSystem(by);
  if (refusal !== undefined) return refusal;
  if (state.status === 'completed' || state.updatesLapsed) return [];
  if (policy.status === 'absent') return refuse('policy-missing');
  const rules = policyOfVersion(policy, state.policyVersion);
  // A report came after the timer was set: the wait begins anew, under a timer of its own.
  if (updatesLapseAt(state, rules) > at) return [];
  return [{ type: 'UpdatesLapsed', data: { since: state.lastUpdateAt, cycles: rules.update.cycles } }];
}

function isOver(state: Opened, deadlineVersion: number): boolean {
  return state.status === 'completed' || state.deadlineVersion !== deadlineVersion;
}
