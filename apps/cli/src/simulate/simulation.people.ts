import type { ImportableUnit } from '#application';
import type { AskedCommand, Post } from '#domain';
import { type PersonDetails, uuidV5 } from '#platform';
import { REGISTRAR } from '../import/console.actors.js';

/** The unit that follows the directive up in a simulation. */
export const FOLLOWER = {
  code: 'THEODOI',
  name: 'Cơ quan theo dõi (mô phỏng)',
  nameEn: 'Following-up office (simulated)',
} as const;

const POSTS: Readonly<Record<'lead' | 'follower', readonly Post[]>> = {
  lead: ['unitHead', 'officer'],
  follower: ['leader', 'fieldLeader', 'coordinator'],
};

export interface Staffed {
  readonly people: readonly PersonDetails[];
  readonly commands: readonly AskedCommand[];
}

/** The person whom a simulation invents for a post of a unit. */
export function personOf(post: Post, unitCode: string): string {
  return uuidV5(`simulated ${post} of ${unitCode}`);
}

/** Somebody invented in every post that the ladder writes to, so that every step finds its reader. */
export function staff(units: readonly ImportableUnit[], follower: ImportableUnit, at: string): Staffed {
  const posts = [
    ...units.map((unit) => ({ unit, kind: 'lead' as const })),
    { unit: follower, kind: 'follower' as const },
  ].flatMap(({ unit, kind }) => POSTS[kind].map((post) => ({ unit, post, person: personOf(post, unit.code) })));
  return {
    people: posts.map(({ unit, post, person }) => ({
      id: person,
      name: `${post} · ${unit.name}`.slice(0, 200),
      email: `${person}@mo-phong.example`,
      post,
    })),
    commands: posts.map(({ unit, post, person }) => ({
      type: 'FillPost',
      id: unit.id,
      at,
      by: REGISTRAR,
      post,
      person,
      acting: false,
    })),
  };
}
