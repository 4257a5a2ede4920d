import type { UnitRef } from './board.js';

/** GET /api/v1/access-record?person=&kind=&from=&to=&limit=&cursor= — newest first. */
export interface AccessRecordPage {
  readonly asOf: string;
  readonly items: readonly AccessRecordLine[];
  readonly next?: string;
}

/** Something that happened about access; of equal things within a minute one line tells how many. */
export interface AccessRecordLine {
  /** A code of the glossary's `access`. */
  readonly kind: string;
  /** Null where nobody known is concerned. */
  readonly person: { readonly id: string; readonly name: string | null } | null;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** In which role a restricted thing was read. */
  readonly role: string | null;
  readonly unit: UnitRef | null;
  /** Which restricted thing was read; null, too, where the one who asks may not see it. */
  readonly thing: string | null;
}

/** GET /api/v1/account/views — who looked at the pages as the one who asks, newest first. */
export interface ViewsOfMe {
  readonly items: readonly {
    readonly viewer: { readonly id: string; readonly name: string | null };
    readonly role: string;
    readonly unit: UnitRef | null;
    readonly reason: string;
    readonly from: string;
    readonly until: string;
  }[];
}
