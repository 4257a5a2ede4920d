import { isRound, type AssignmentState, type StepCode } from '#domain';

/** Why a line of a digest need not be said any more. */
export type MootReason =
  | 'submitted'
  | 'completed'
  | 'return-requested'
  | 'awaiting-issue'
  | 'awaiting-reassignment'
  | 'not-implementable'
  | 'already-received'
  | 'deadline-replaced'
  | 'draft-decided'
  /** The unit spoke, or the submission was answered. */
  | 'answered'
  /** The reader has no post and no role there any more. */
  | 'no-longer-entitled'
  | 'unknown-event';

const SILENT: Readonly<Partial<Record<AssignmentState['status'], MootReason>>> = {
  submitted: 'submitted',
  completed: 'completed',
  'return-requested': 'return-requested',
  'awaiting-reassignment': 'awaiting-reassignment',
  'not-implementable': 'not-implementable',
};

/**
 * Whether a fired step has become moot by the moment of sending: the unit has submitted or sent it for issue, the deadline is another
 * one, or the opening notice asks for what was done. `whileAwaited`: it lay with the issuer when the step rang. Null while it holds.
 */
export function mootReason(
  told: { readonly step: StepCode; readonly deadlineVersion: number; readonly whileAwaited?: boolean },
  state: AssignmentState,
): MootReason | null {
  if (state.status === 'absent') return 'unknown-event';
  if (told.step === 'V1a' || told.step === 'V1b') return mootVerification(told.step, state);
  const silent = SILENT[state.status] ?? whyAwaited(told, state);
  if (silent !== undefined) return silent;
  if (state.deadlineVersion !== told.deadlineVersion) return 'deadline-replaced';
  if (isRound(told.step) && state.steps[told.step] === undefined) return 'answered';
  return told.step === 'R0' && state.received ? 'already-received' : null;
}

/** What was sent for issue since; a step that rang although it had been sent is the policy's wish, and stands. */
function whyAwaited(told: { readonly whileAwaited?: boolean }, state: AssignmentState): MootReason | undefined {
  return isSentForIssue(state) && told.whileAwaited !== true ? 'awaiting-issue' : undefined;
}

/** Only this submission is meant: one that was returned and came again is waited for anew. */
function mootVerification(step: 'V1a' | 'V1b', state: AssignmentState): MootReason | null {
  if (state.status === 'completed') return 'completed';
  return state.status === 'submitted' && state.steps[step] !== undefined ? null : 'answered';
}

/** An alarm about a reminder stands until the work is done. */
export function mootAlarm(state: AssignmentState): MootReason | null {
  if (state.status === 'absent') return 'unknown-event';
  return state.status === 'completed' ? 'completed' : null;
}

/** With its letter: words alone stop nothing. */
export function isSentForIssue(state: AssignmentState): boolean {
  return state.status === 'awaiting-issue' && state.awaited.letter !== null;
}
