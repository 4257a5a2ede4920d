import type { DirectiveEvent, DirectiveState } from './directive.js';

export const noDirective: DirectiveState = { status: 'absent' };

/** Folds one event of the directive's stream. */
export function evolveDirective(state: DirectiveState, event: DirectiveEvent): DirectiveState {
  switch (event.type) {
    case 'DirectiveRegistered': {
      const { number, issuedOn, urgency, secrecy, ownerUnit } = event.data;
      if (state.status !== 'absent') return state;
      return { status: 'registered', number, issuedOn, urgency, secrecy, ownerUnit };
    }
    case 'PublishedCountNoted':
      // Others' numbers stand beside the directive and decide nothing about it.
      return state;
  }
}
