import { actsFor, isSystem, overseesFor } from '../log/authority.js';
import { optionalText, person, text } from '../log/demands.js';
import { refuse, type Decided } from '../log/refusals.js';
import { isLate } from '../policy/next-timers.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import { tacitReceiptAt } from '../policy/rounds.js';
import type { AssignmentCommandOf } from './assignment.commands.js';
import type { AssignmentEvent, RenewalReason } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import { isAtWork, whyNotWorking, type Opened } from './assignment.status.js';
import { ownRequest } from './own-request.js';

/** By the unit's head. What is received already, or worked on, needs no second receipt. */
export function receive({ by }: AssignmentCommandOf<'ReceiveAssignment'>, state: Opened): Decided<AssignmentEvent> {
  const refusal = actsFor(by, state.unit, ['unitHead']);
  if (refusal !== undefined) return refusal;
  if (state.received) return [];
  return isAtWork(state) ? [{ type: 'AssignmentReceived', data: { tacit: false } }] : whyNotWorking(state);
}

/**
 * By the system, when nobody disputed what the unit was told of within the days that the policy gives. Found on a later day than its
 * own, the unit could not have answered (the register did not run, or its request to return the work was answered later): the days begin
 * anew.
 */
export function receiveTacitly(
  { by, at }: AssignmentCommandOf<'ReceiveTacitly'>,
  state: Opened,
  { policy, calendar }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const refusal = isSystem(by);
  if (refusal !== undefined) return refusal;
  if (state.received) return [];
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const rules = policyOfVersion(policy, state.policyVersion);
  const dueAt = tacitReceiptAt(state, rules, calendar.calendar);
  if (dueAt === null || dueAt > at) return [];
  if (!isLate(dueAt, at)) return [{ type: 'AssignmentReceived', data: { tacit: true } }];
  const until = tacitReceiptAt({ ...state, receiptFrom: at }, rules, calendar.calendar) ?? dueAt;
  const workingDays = rules.receipt?.tacitAfterWorkingDays ?? 0;
  return [{ type: 'ReceiptRenewed', data: { dueAt, until, workingDays, reason: whyRenewed(dueAt, state) } }];
}

/** What is not received yet was updated since its opening by nothing but the refusal of a request to return it. */
function whyRenewed(dueAt: string, { lastUpdateAt }: Opened): RenewalReason {
  return lastUpdateAt > dueAt ? 'return-refused' : 'register-stood-still';
}

/** To an officer of the unit, at any time until the work is done or taken back. */
export function delegate(
  { by, officer }: AssignmentCommandOf<'DelegateAssignment'>,
  state: Opened,
  { unit }: AssignmentPremises,
): Decided<AssignmentEvent> {
  const refusal = actsFor(by, state.unit, ['unitHead']) ?? person(officer, 'officer');
  if (refusal !== undefined) return refusal;
  if (state.status === 'completed' || state.status === 'awaiting-reassignment') return whyNotWorking(state);
  const posts = unit.status === 'active' ? unit.posts : [];
  if (!posts.some((held) => held.post === 'officer' && held.person === officer)) {
    return refuse('officer-not-of-unit', 'officer');
  }
  return state.officer === officer ? [] : [{ type: 'AssignmentDelegated', data: { officer } }];
}

/** The same request for the same reason is the one that awaits its answer. */
export function requestReturn(
  { by, reason, words }: AssignmentCommandOf<'RequestReturn'>,
  state: Opened,
): Decided<AssignmentEvent> {
  const refusal = actsFor(by, state.unit, ['unitHead']) ?? text(words, 'words');
  if (refusal !== undefined) return refusal;
  if (state.status === 'return-requested' && state.reason === reason) return [];
  return isAtWork(state) ? [{ type: 'ReturnRequested', data: { reason, words } }] : whyNotWorking(state);
}

/** By whoever assigned it. */
export function grantReturn(
  command: AssignmentCommandOf<'GrantReturn'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { by, words } = command;
  const refusal =
    overseesFor(by, state.ownerUnit, ['coordinator', 'leader']) ??
    optionalText(words, 'words') ??
    ownRequest(command, state, premises);
  if (refusal !== undefined) return refusal;
  if (state.status === 'awaiting-reassignment') return [];
  if (state.status !== 'return-requested') return refuse('return-not-requested');
  return [{ type: 'ReturnGranted', data: { words } }];
}

/** Refused twice is an error: the second reason would be lost, and the request it answers is not there. */
export function refuseReturn(
  command: AssignmentCommandOf<'RefuseReturn'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { by, reason } = command;
  const refusal =
    overseesFor(by, state.ownerUnit, ['coordinator', 'leader']) ??
    text(reason, 'reason') ??
    ownRequest(command, state, premises);
  if (refusal !== undefined) return refusal;
  if (state.status !== 'return-requested') return refuse('return-not-requested');
  return [{ type: 'ReturnRefused', data: { reason } }];
}
