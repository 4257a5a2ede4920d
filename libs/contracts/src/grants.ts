import type { UnitRef } from './board.js';

/** GET /api/v1/grants (of a person or a unit), GET /api/v1/grants/mine */
export interface GrantPage {
  readonly position: number;
  readonly asOf: string;
  readonly items: readonly GrantView[];
  readonly next?: string;
}

/** A role of a person in a unit, or over the whole register. */
export interface GrantView {
  /** Null for a post of the unit: it is ended by vacating the post. */
  readonly id: string | null;
  readonly person: { readonly id: string; readonly name: string | null };
  readonly role: string;
  readonly unit: UnitRef | null;
  readonly from: string;
  readonly until: string | null;
  /** By whom a head's role was handed on, and how; null for what an administrator gave. */
  readonly delegation: {
    readonly by: { readonly id: string; readonly name: string | null };
    readonly capacity: string;
  } | null;
  /** It reaches what is restricted, too. */
  readonly restricted: boolean;
  /** Why it was ended before its time; null when it was not. */
  readonly reason: string | null;
}
