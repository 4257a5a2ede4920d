/**
 * Whether the reader of a notice may still be told, at the moment of sending: a digest may have waited in a queue since its reader
 * left. It is read from the log, as everything that is said in it.
 */
import { type AssignmentState, evolveGrants, type GrantsState, isInForce, noGrants, type UnitState } from '#domain';
import type { RecordedEvent } from '#event-store';
import { uuidV5 } from '#platform';
import { foldStream } from '../fold-stream.js';

/** Who is told, and when (ISO 8601 instant). Absent for a unit: a copy goes to whoever looks after its endpoint. */
export interface DigestReaderPerson {
  readonly person: string;
  readonly now: string;
}

/** The stream of all that a person was ever given. */
export function grantsStreamOf(person: string): string {
  return uuidV5('grants', person);
}

export function grantsIn(events: readonly RecordedEvent[]): GrantsState {
  return foldStream(evolveGrants, noGrants, events);
}

/** The reader has the assignment in hand, or a post or a role in the unit that leads it or in the one that follows it up. */
export function mayBeTold(
  { person, now }: DigestReaderPerson,
  state: Exclude<AssignmentState, { status: 'absent' }>,
  { grants, unit, owner }: { readonly grants: GrantsState; readonly unit: UnitState; readonly owner: UnitState },
): boolean {
  const holdsPost = [unit, owner].some(
    (each) => each.status === 'active' && each.posts.some((post) => post.person === person),
  );
  if (holdsPost || grants.status === 'none') return holdsPost;
  const places = new Set([null, state.unit, state.ownerUnit]);
  return grants.grants.some((grant) => places.has(grant.unit) && isInForce(grant, now));
}
