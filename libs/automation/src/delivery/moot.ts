import type { AssignmentState } from '#domain';

/** Why a line of a digest need not be said any more. */
export type MootReason =
  | 'submitted'
  | 'completed'
  | 'return-requested'
  | 'awaiting-reassignment'
  | 'not-implementable'
  | 'already-received'
  | 'deadline-replaced'
  | 'draft-decided'
  | 'unknown-event';

const SILENT: Readonly<Partial<Record<AssignmentState['status'], MootReason>>> = {
  submitted: 'submitted',
  completed: 'completed',
  'return-requested': 'return-requested',
  'awaiting-reassignment': 'awaiting-reassignment',
  'not-implementable': 'not-implementable',
};

/**
 * Whether a fired step has become moot by the moment of sending: the unit has submitted, the deadline is another one, or the opening
 * notice asks for what was done. Null while it still holds.
 */
export function mootReason(
  told: { readonly step: string; readonly deadlineVersion: number },
  state: AssignmentState,
): MootReason | null {
  if (state.status === 'absent') return 'unknown-event';
  const silent = SILENT[state.status];
  if (silent !== undefined) return silent;
  if (state.deadlineVersion !== told.deadlineVersion) return 'deadline-replaced';
  return told.step === 'R0' && state.received ? 'already-received' : null;
}

/** An alarm about a reminder stands until the work is done. */
export function mootAlarm(state: AssignmentState): MootReason | null {
  if (state.status === 'absent') return 'unknown-event';
  return state.status === 'completed' ? 'completed' : null;
}
