import type { Actor, Role, WorkingCalendar } from '#domain';
import { REGISTRAR } from '../../import/console.actors.js';
import type { ImportableUnit } from '#application';
import { personOf } from '../simulation.people.js';
import type { Behaviour } from './behaviour.js';
import { OverseerBehaviour } from './overseer.behaviour.js';
import { PostBehaviour } from './post.behaviour.js';
import { UnitBehaviour } from './unit.behaviour.js';

/** Everybody of a simulation, under one seed. */
export function everybody(
  seed: number,
  { units, follower }: { readonly units: readonly ImportableUnit[]; readonly follower: ImportableUnit },
  calendar: WorkingCalendar,
): readonly Behaviour[] {
  const codes = new Map(units.map(({ id, code }) => [id, code]));
  const holder = (post: 'unitHead' | 'officer') => (unit: string) => {
    const code = codes.get(unit);
    return code === undefined ? undefined : personOf(post, code);
  };
  const overseer = (role: Role & ('coordinator' | 'fieldLeader' | 'leader')): Actor => ({
    person: personOf(role, follower.code),
    role,
    unit: follower.id,
  });
  return [
    new UnitBehaviour(seed, calendar, { head: holder('unitHead'), officer: holder('officer') }),
    new OverseerBehaviour(seed, calendar, {
      coordinator: overseer('coordinator'),
      fieldLeader: overseer('fieldLeader'),
      leader: overseer('leader'),
    }),
    new PostBehaviour(seed, calendar, REGISTRAR),
  ];
}
