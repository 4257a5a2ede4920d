import type { UnitKind } from '../unit/unit.js';

/** What an agency became: the code of the agency that carries its work on, and the paper that says so. */
export interface Succession {
  readonly by: string;
  readonly reference: { readonly vi: string; readonly en: string };
}

/**
 * An agency as annexes name it; `aliases` are the other ways in which they do. `from` is its first day, `until` the first day on which
 * it is no more; null where it was there before, or is still there.
 */
export interface KnownAgency {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
  readonly successor: Succession | null;
}

export type AgencyStanding = 'there' | 'ended' | 'not-yet';

/** Whether an agency exists on a local day, `YYYY-MM-DD`. */
export function standingOn({ from, until }: Pick<KnownAgency, 'from' | 'until'>, day: string): AgencyStanding {
  if (until !== null && day >= until) return 'ended';
  return from !== null && day < from ? 'not-yet' : 'there';
}
