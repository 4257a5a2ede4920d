import type { FormEvent, FormState } from './form.js';

export const noForm: FormState = { status: 'absent' };

/** Folds one event of the form's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveForm(state: FormState, event: FormEvent): FormState {
  if (event.type === 'FormDrafted') {
    const { kind, assignment, ownerUnit } = event.data;
    return state.status === 'absent' ? { status: 'drafted', kind, assignment, ownerUnit } : state;
  }
  if (state.status !== 'drafted') return state;
  switch (event.type) {
    case 'FormIssued':
      return { ...state, status: 'issued', number: event.data.number };
    case 'FormDropped':
      return { ...state, status: 'dropped', reason: event.data.reason };
  }
}
