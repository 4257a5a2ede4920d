import type { Happened } from '../log/event.js';
import type { FormEvent, FormState } from './form.js';

export const noForm: FormState = { status: 'absent' };

type Drafted = Extract<FormState, { status: 'drafted' }>;

/** Folds one event of the form's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveForm(state: FormState, event: Happened<FormEvent>): FormState {
  if (event.type === 'FormDrafted') {
    const { kind, assignment, task, ownerUnit, step } = event.data;
    const { occurredAt: draftedAt } = event;
    const facts = { kind, assignment, task, ownerUnit, step };
    return state.status === 'absent'
      ? { status: 'drafted', ...facts, draftedAt, since: draftedAt, reminders: 0 }
      : state;
  }
  if (state.status !== 'drafted') return state;
  switch (event.type) {
    case 'FormIssued':
      return { ...factsOf(state), status: 'issued', number: event.data.number };
    case 'FormDropped':
      return { ...factsOf(state), status: 'dropped', reason: event.data.reason };
    case 'FormReminded':
    case 'FormReminderSuppressed':
      // From when it was reminded of, however late: after an outage the reminders come once, not all at once.
      return { ...state, since: event.occurredAt, reminders: event.data.reminder };
  }
}

function factsOf({ kind, assignment, task, ownerUnit, step }: Drafted): Omit<Drafted, 'status' | keyof Lying> {
  return { kind, assignment, task, ownerUnit, step };
}

type Lying = Pick<Drafted, 'draftedAt' | 'since' | 'reminders'>;
