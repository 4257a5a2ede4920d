/**
 * Whether the reader of a notice may still be told, at the moment of sending: a digest may have waited in a queue since its reader
 * left. It is read from the log, as everything that is said in it.
 */
import {
  type AssignmentState,
  evolveGrants,
  evolveUnit,
  type Grant,
  type GrantsState,
  isInForce,
  type MondayPage,
  noGrants,
  noUnit,
  type UnitState,
} from '#domain';
import type { EventStore, RecordedEvent } from '#event-store';
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
  const sees = (grant: Grant): boolean => state.restricted !== true || grant.unit !== null || grant.restricted;
  return grants.grants.some((grant) => places.has(grant.unit) && isInForce(grant, now) && sees(grant));
}

const LEADING: ReadonlySet<string> = new Set(['leader', 'fieldLeader']);

/** Those of a reader's pages about units whose follow-up the reader still leads, by a post or by a grant. */
export async function pagesStillDue(
  store: Pick<EventStore, 'readStreams'>,
  pages: readonly MondayPage[],
  { person, now }: DigestReaderPerson,
): Promise<readonly MondayPage[]> {
  if (pages.length === 0) return pages;
  const stream = grantsStreamOf(person);
  const streams = await store.readStreams([stream, ...new Set(pages.map(({ unit }) => unit))]);
  const state = grantsIn(streams.get(stream) ?? []);
  const grants = state.status === 'none' ? [] : state.grants;
  return pages.filter(({ unit }) => {
    const known = foldStream(evolveUnit, noUnit, streams.get(unit) ?? []);
    const leads =
      known.status === 'active' && known.posts.some((held) => held.person === person && LEADING.has(held.post));
    return leads || grants.some((grant) => grant.unit === unit && LEADING.has(grant.role) && isInForce(grant, now));
  });
}
