/**
 * Whether the reader of a notice may still be told, at the moment of sending: a digest may have waited in a queue since its reader
 * left. It is read from the log, as everything that is said in it.
 */
import {
  type AssignmentState,
  evolveGrants,
  evolveUnit,
  type GrantsState,
  type MondayPage,
  noGrants,
  noUnit,
  type Role,
  ROLES_APART,
  standingOf,
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

/**
 * The reader holds a role now in the unit that leads the assignment, in the one that follows it up, or over the whole register: by the
 * same rule as at the door. Of what is restricted only whoever works in one of the two units is told, or was given that.
 */
export function mayBeTold(
  { person, now }: DigestReaderPerson,
  state: Pick<Exclude<AssignmentState, { status: 'absent' }>, 'unit' | 'ownerUnit' | 'restricted'>,
  { grants, unit, owner }: { readonly grants: GrantsState; readonly unit: UnitState; readonly owner: UnitState },
): boolean {
  const places = new Map<string | null, UnitState>([
    [null, noUnit],
    [state.unit, unit],
    [state.ownerUnit, owner],
  ]);
  return [...places].some(([place, known]) =>
    rolesIn(place, { person, grants, unit: known }).some((role) => {
      const standing = standingOf({ person, role, unit: place }, { grants, unit: known }, now);
      if (!standing.held) return false;
      return state.restricted !== true || standing.cleared || (place !== null && !ROLES_APART.has(role));
    }),
  );
}

/** Roles that the person was ever given there, or has by a post. */
function rolesIn(
  place: string | null,
  { person, grants, unit }: { readonly person: string; readonly grants: GrantsState; readonly unit: UnitState },
): readonly Role[] {
  const posts = unit.status === 'active' ? unit.posts.filter((held) => held.person === person) : [];
  const given = grants.status === 'known' ? grants.grants.filter((grant) => grant.unit === place) : [];
  return [...new Set<Role>([...posts.map(({ post }) => post), ...given.map(({ role }) => role)])];
}

const LEADING = ['leader', 'fieldLeader'] as const;

/** Those of a reader's pages about units whose follow-up the reader still leads, by a post or by a grant. */
export async function pagesStillDue(
  store: Pick<EventStore, 'readStreams'>,
  pages: readonly MondayPage[],
  { person, now }: DigestReaderPerson,
): Promise<readonly MondayPage[]> {
  if (pages.length === 0) return pages;
  const stream = grantsStreamOf(person);
  const streams = await store.readStreams([stream, ...new Set(pages.map(({ unit }) => unit))]);
  const grants = grantsIn(streams.get(stream) ?? []);
  return pages.filter(({ unit }) => {
    const known = foldStream(evolveUnit, noUnit, streams.get(unit) ?? []);
    return LEADING.some((role) => standingOf({ person, role, unit }, { grants, unit: known }, now).held);
  });
}
