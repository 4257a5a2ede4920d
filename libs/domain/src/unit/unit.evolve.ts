import type { UnitEvent, UnitState } from './unit.js';

export const noUnit: UnitState = { status: 'absent' };

/** Folds one event of the unit's stream. Total: an event that cannot follow the state leaves it as it is. */
export function evolveUnit(state: UnitState, event: UnitEvent): UnitState {
  if (event.type === 'UnitRegistered') {
    return state.status === 'absent' ? { ...event.data, status: 'active', posts: [] } : state;
  }
  if (state.status === 'absent') return state;
  switch (event.type) {
    case 'UnitRenamed':
      return { ...state, name: event.data.name, nameEn: event.data.nameEn };
    case 'PostFilled': {
      const { post, person, acting } = event.data;
      const others = state.posts.filter((held) => held.post !== post || held.person !== person);
      return { ...state, posts: [...others, { post, person, acting }] };
    }
    case 'PostVacated': {
      const { post, person } = event.data;
      return { ...state, posts: state.posts.filter((held) => held.post !== post || held.person !== person) };
    }
  }
}
