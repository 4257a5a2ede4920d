/**
 * Nobody decides about what they asked for, and nobody of a unit about what it owes: not under another role, not in the name of another
 * unit, and not while acting for somebody.
 */
import type { Actor } from '../log/actor.js';
import { refuse, type Refusal } from '../log/refusals.js';
import { isInForce } from '../grant/standing.js';
import type { AssignmentPremises } from './assignment.premises.js';
import type { Opened } from './assignment.status.js';

/** `at`: ISO 8601 instant. */
export function ownRequest(
  { by, at }: { readonly by: Actor; readonly at: string },
  state: Opened,
  { unit, asker }: Pick<AssignmentPremises, 'unit' | 'asker'>,
): Refusal | undefined {
  if (askedBy(state) === by.person) return refuse('own-request');
  if (by.unit === state.unit) return refuse('own-request');
  const hasPost = unit.status === 'active' && unit.posts.some((post) => post.person === by.person);
  const given = asker.status === 'known' && asker.person === by.person ? asker.grants : [];
  const isOfUnit = hasPost || given.some((grant) => grant.unit === state.unit && isInForce(grant, at));
  return isOfUnit ? refuse('own-request') : undefined;
}

function askedBy(state: Opened): string | undefined {
  if (state.status === 'return-requested' || state.status === 'submitted') return state.askedBy;
  return state.status === 'blocked' ? state.obstacle.askedBy : undefined;
}
