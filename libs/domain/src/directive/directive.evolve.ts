import type { DirectiveEvent, DirectiveState } from './directive.js';

export const noDirective: DirectiveState = { status: 'absent' };

/** Folds one event of the directive's stream. */
export function evolveDirective(state: DirectiveState, event: DirectiveEvent): DirectiveState {
  switch (event.type) {
    case 'DirectiveRegistered': {
      const { number, issuedOn, urgency, ownerUnit } = event.data;
      return state.status === 'absent' ? { status: 'registered', number, issuedOn, urgency, ownerUnit } : state;
    }
    case 'PublishedCountNoted':
      // Others' numbers stand beside the directive and decide nothing about it.
      return state;
  }
}
