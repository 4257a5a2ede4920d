import { localDay } from '../calendar/local-day.js';
import type { Actor } from '../log/actor.js';
import { actsFor, overseesFor } from '../log/authority.js';
import { day, name, text, optionalText } from '../log/demands.js';
import { refuse, type Decided, type Refusal } from '../log/refusals.js';
import { graceEnd } from '../policy/next-timers.js';
import { policyOfVersion } from '../policy/policy.evolve.js';
import type { AssignmentCommand, AssignmentCommandOf, AssignmentConsequence } from './assignment.commands.js';
import type { AssignmentEvent, AssignmentState, Evidence } from './assignment.js';
import type { AssignmentPremises } from './assignment.premises.js';
import { isAtWork, whyNotWorking, type Opened } from './assignment.status.js';
import { ownRequest } from './own-request.js';
import { tellsOfIssueToCome } from './awaited-issue.js';

type Submitted = Extract<Opened, { status: 'submitted' }>;

/** By the unit's head, with evidence; of joint leads by the keeper alone. The same evidence again is what awaits confirmation. */
export function submit(
  { by, at, evidence, words }: AssignmentCommandOf<'SubmitDeliverable'>,
  state: Opened,
  id: string,
): Decided<AssignmentEvent> {
  const refusal =
    actsFor(by, state.unit, ['unitHead']) ?? soundEvidence(evidence, localDay(at)) ?? optionalText(words, 'words');
  if (refusal !== undefined) return refusal;
  if (state.status === 'submitted' && JSON.stringify(state.evidence) === JSON.stringify(evidence)) return [];
  if (state.status !== 'awaiting-issue' && !isAtWork(state)) return whyNotWorking(state);
  if (state.keeper !== id) return refuse('not-the-keeper');
  const promise = whyNotIssued(evidence, state);
  if (promise !== undefined) return promise;
  return [{ type: 'DeliverableSubmitted', data: { evidence, words } }];
}

/** Done, or sent for signature? What another authority issues is done with its document; words about it are no document. */
function whyNotIssued(evidence: Evidence, state: Opened): Refusal | undefined {
  if (evidence.kind === 'document') return undefined;
  if (state.status === 'awaiting-issue') return refuse('issued-document-missing', 'evidence/kind');
  return tellsOfIssueToCome(evidence.words) ? refuse('issue-to-come', 'evidence/words') : undefined;
}

const sha256 = /^[0-9a-f]{64}$/;

/** A document has its number and its day, and is issued: one dated tomorrow is a promise. */
export function soundEvidence(evidence: Evidence, today: string, field = 'evidence'): Refusal | undefined {
  if (evidence.kind === 'note') return text(evidence.words, `${field}/words`);
  const { number, issuedOn, title } = evidence;
  const refusal =
    name(number, `${field}/number`) ?? name(title, `${field}/title`) ?? day(issuedOn, `${field}/issuedOn`);
  if (refusal !== undefined) return refusal;
  if (issuedOn > today) return refuse('document-in-future', `${field}/issuedOn`, { issuedOn });
  if (evidence.sha256 !== null && !sha256.test(evidence.sha256)) return refuse('hash-invalid', `${field}/sha256`);
  return undefined;
}

/** Confirming what is confirmed answers no event: two verifiers may press at once, and one answer is enough. */
export function confirm(
  command: AssignmentCommandOf<'ConfirmDeliverable'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { at } = command;
  const refusal = mayVerify(command, state, premises);
  if (refusal !== undefined) return refusal;
  if (state.status === 'completed') return [];
  if (state.status !== 'submitted') return refuse('not-submitted');
  const completedOn = completionDay(state);
  if (completedOn > localDay(at)) {
    return refuse('document-after-confirmation', undefined, { issuedOn: completedOn });
  }
  return [{ type: 'DeliverableConfirmed', data: { completedOn, onTime: isOnTime(state, completedOn) } }];
}

/** The day on which the document was issued; without one, the day of the submission that is confirmed. */
function completionDay(state: Submitted): string {
  return state.evidence.kind === 'document' ? state.evidence.issuedOn : localDay(state.submittedAt);
}

/**
 * A document tells its day only, and the whole of that day counts; a note is as exact as its submission. Null: nothing was due by
 * a date.
 */
function isOnTime(state: Submitted, completedOn: string): boolean | null {
  if (state.dueAt === null) return null;
  return state.evidence.kind === 'document' ? completedOn <= localDay(state.dueAt) : state.submittedAt <= state.dueAt;
}

/** The unit gets the policy's days of grace, to the end of the last. */
export function returnDeliverable(
  command: AssignmentCommandOf<'ReturnDeliverable'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { at, reason } = command;
  const { policy, calendar } = premises;
  const refusal = mayVerify(command, state, premises) ?? text(reason, 'reason');
  if (refusal !== undefined) return refusal;
  if (state.status === 'completed') return refuse('already-completed');
  if (state.status !== 'submitted') return refuse('not-submitted');
  if (policy.status === 'absent') return refuse('policy-missing');
  if (calendar.status === 'absent') return refuse('calendar-missing');
  const graceUntil = graceEnd(calendar.calendar, policyOfVersion(policy, state.policyVersion), at);
  return [{ type: 'DeliverableReturned', data: { reason, graceUntil } }];
}

/** The field leader or the coordinator, and never anybody of the unit whose work it is. */
function mayVerify(
  asked: { readonly by: Actor; readonly at: string },
  state: Opened,
  premises: AssignmentPremises,
): Refusal | undefined {
  if (asked.by.unit === state.unit) return refuse('lead-unit-cannot-confirm');
  return overseesFor(asked.by, state.ownerUnit, ['fieldLeader', 'coordinator']) ?? ownRequest(asked, state, premises);
}

/** The other joint leads' part, whatever they were doing: the one deliverable that they owed is there. */
export function completeJointly(
  command: AssignmentCommandOf<'CompleteJointly'>,
  state: Opened,
  premises: AssignmentPremises,
): Decided<AssignmentEvent> {
  const { keeper, completedOn, onTime } = command;
  // A joint lead's part is its own deliverable, though another one keeps the file.
  const refusal = mayVerify(command, state, premises);
  if (refusal !== undefined) return refusal;
  if (state.relation !== 'joint' || state.keeper !== keeper) return refuse('not-the-keeper');
  return state.status === 'completed' ? [] : [{ type: 'JointlyCompleted', data: { keeper, completedOn, onTime } }];
}

/** What a keeper's confirmation brings with it, in the same request. */
export function jointCompletions(
  command: AssignmentCommand,
  events: readonly AssignmentEvent[],
  before: AssignmentState,
  premises: AssignmentPremises,
): readonly AssignmentConsequence[] {
  if (before.status === 'absent' || before.relation !== 'joint') return [];
  return events.flatMap((event) => {
    if (event.type !== 'DeliverableConfirmed' || premises.task.status !== 'issued') return [];
    const others = premises.task.assignments.filter(({ assignment }) => assignment !== command.id);
    return others.map(({ assignment }) => ({
      type: 'CompleteJointly' as const,
      id: assignment,
      at: command.at,
      by: command.by,
      keeper: command.id,
      ...event.data,
    }));
  });
}
