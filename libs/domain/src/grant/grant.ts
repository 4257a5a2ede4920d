import type { Role } from '../log/actor.js';
import type { Fact } from '../log/event.js';

/** Roles that a person can be given. Nobody is given the part of the public, or of the system. */
export type GrantableRole = Exclude<Role, 'public' | 'system'>;

export const GRANTABLE_ROLES: readonly GrantableRole[] = [
  'leader',
  'fieldLeader',
  'coordinator',
  'unitHead',
  'officer',
  'cooperator',
  'inspector',
  'overseer',
  'admin',
];

/** They watch, or hold the keys: what they watch over is not theirs to do. Whoever has one of these roles has no other, and no post. */
export const ROLES_APART: ReadonlySet<Role> = new Set<GrantableRole>(['admin', 'inspector', 'overseer']);

/** How somebody stands in for a head: *quyền* takes the post's powers until it is filled, *phụ trách* looks after the work. */
export type DelegationCapacity = 'acting' | 'in-charge';

export interface Delegation {
  /** Whose role it is. */
  readonly by: string;
  readonly capacity: DelegationCapacity;
}

/** Why a person was erased, as a code: words could name the person. */
export type ErasureReason = 'asked' | 'left' | 'mistaken';

export const ERASURE_REASONS: readonly ErasureReason[] = ['asked', 'left', 'mistaken'];

/**
 * A role of one person for a span: in the name of a unit, seeing it and all below it; without a unit, over the whole register.
 * The stream is the person's: all that the person was ever given.
 */
export interface Grant {
  readonly id: string;
  readonly role: GrantableRole;
  readonly unit: string | null;
  /** ISO 8601 instants in UTC: from this one on, and before that one; null: until it is ended. */
  readonly from: string;
  readonly until: string | null;
  /** Null for what an administrator gave. */
  readonly delegation: Delegation | null;
  /** It reaches what is restricted, too, as far as the role reaches; without it, only what is the unit's own. */
  readonly restricted: boolean;
}

export type GrantEvent =
  | Fact<
      'GrantGiven',
      {
        readonly grant: string;
        readonly person: string;
        readonly role: GrantableRole;
        readonly unit: string | null;
        readonly from: string;
        readonly until: string | null;
        readonly delegation: Delegation | null;
        /** Absent: the role does not reach what is restricted. */
        readonly restricted?: true;
      }
    >
  | Fact<'GrantEnded', { readonly grant: string; readonly person: string; readonly reason: string }>
  /** What was known about the person outside the log is gone: the id means nothing any more. */
  | Fact<'PersonErased', { readonly person: string; readonly reason: ErasureReason }>;

export type GrantsState =
  | { readonly status: 'none' }
  /** `erased`: nobody is given anything under this id again. */
  | { readonly status: 'known' | 'erased'; readonly person: string; readonly grants: readonly Grant[] };
