import type { Happened } from '../log/event.js';
import type { Grant, GrantEvent, GrantsState } from './grant.js';

export const noGrants: GrantsState = { status: 'none' };

/** Folds one event of a person's grants. Total: an event that cannot follow the state leaves it as it is. */
export function evolveGrants(state: GrantsState, event: Happened<GrantEvent>): GrantsState {
  switch (event.type) {
    case 'GrantGiven': {
      const { grant: id, person, role, unit, from, until, delegation, restricted = false } = event.data;
      if (state.status === 'erased') return state;
      const grants = state.status === 'none' ? [] : state.grants;
      if (grants.some((grant) => grant.id === id)) return state;
      return { status: 'known', person, grants: [...grants, { id, role, unit, from, until, delegation, restricted }] };
    }
    case 'GrantEnded': {
      if (state.status === 'none') return state;
      const end = (grant: Grant): Grant =>
        grant.id === event.data.grant ? { ...grant, until: earlier(grant.until, event.occurredAt) } : grant;
      return { ...state, grants: state.grants.map(end) };
    }
    case 'PersonErased':
      return { status: 'erased', person: event.data.person, grants: state.status === 'none' ? [] : state.grants };
  }
}

/** Instants of one form sort as texts. */
function earlier(until: string | null, at: string): string {
  return until === null || at < until ? at : until;
}
