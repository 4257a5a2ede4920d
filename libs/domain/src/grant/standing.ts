/**
 * Whether a person holds a role at an instant: by a grant that is in force, or by a post of the unit in whose name the person acts.
 * What was delegated holds only as long as the head who delegated it is still the appointed one.
 */
import type { Role } from '../log/actor.js';
import type { Post, UnitState } from '../unit/unit.js';
import { type Grant, type GrantsState, ROLES_APART } from './grant.js';

/** A role that somebody claims, in the name of a unit or over the whole register. */
export interface Claim {
  readonly person: string;
  readonly role: Role;
  readonly unit: string | null;
}

export interface StandingFacts {
  readonly grants: GrantsState;
  /** The claim's unit; absent where it names none. */
  readonly unit: UnitState;
}

/**
 * `until`: when the claim must be looked at again, if nothing is recorded before; null: no such instant. `cleared`: a grant in force
 * reaches what is restricted, too.
 */
export type Standing =
  { readonly held: true; readonly until: string | null; readonly cleared: boolean } | { readonly held: false };

/** `now`: ISO 8601 instant. */
export function standingOf(
  { person, role, unit: acting }: Claim,
  { grants, unit }: StandingFacts,
  now: string,
): Standing {
  const ofPerson = grants.status === 'known' && grants.person === person ? grants.grants : [];
  const inForce = ofPerson.filter(
    (grant) => grant.role === role && grant.unit === acting && isInForce(grant, now) && stands(grant, unit),
  );
  // The log of a person's grants is read with every claim, that of all units is not: so it is the post that gives way.
  const byPost = acting !== null && !standsApart(grants, now) && holdsPost(unit, role, person);
  if (!byPost && inForce.length === 0) return { held: false };
  const clearing = inForce.filter(({ restricted }) => restricted);
  if (clearing.length > 0) return { held: true, until: lastOf(clearing), cleared: true };
  return { held: true, until: byPost ? null : lastOf(inForce), cleared: false };
}

function lastOf(grants: readonly Grant[]): string | null {
  const ends = grants.map(({ until }) => until);
  return ends.includes(null) ? null : (ends.toSorted().at(-1) ?? null);
}

export function isInForce({ from, until }: Pick<Grant, 'from' | 'until'>, now: string): boolean {
  return from <= now && (until === null || now < until);
}

/** Whether somebody has a role, at an instant, beside which there is no post. */
export function standsApart(grants: GrantsState, now: string): boolean {
  return (
    grants.status === 'known' && grants.grants.some((grant) => ROLES_APART.has(grant.role) && isInForce(grant, now))
  );
}

/** Two spans have an instant in common. */
export function overlap(a: Pick<Grant, 'from' | 'until'>, b: Pick<Grant, 'from' | 'until'>): boolean {
  return (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until);
}

/** Holds the post, and does not merely act in it. */
export function isAppointed(unit: UnitState, post: Post, person: string): boolean {
  return (
    unit.status === 'active' && unit.posts.some((held) => held.post === post && held.person === person && !held.acting)
  );
}

function holdsPost(unit: UnitState, role: Role, person: string): boolean {
  return unit.status === 'active' && unit.posts.some((held) => held.post === role && held.person === person);
}

function stands({ delegation, role }: Grant, unit: UnitState): boolean {
  if (delegation === null) return true;
  return unit.status === 'active' && isAppointed(unit, role as Post, delegation.by);
}
