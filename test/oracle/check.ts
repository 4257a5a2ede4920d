/** The whole check of one log. */
import { claimsOf } from './claims.js';
import { compare, type Disagreement } from './compare.js';
import { checkDigests, type DigestFinding } from './digests.js';
import { factsOf, type Outage } from './facts.js';
import type { LogLine } from './fields.js';
import { follow, type Followed } from './follow.js';
import { checkMondays } from './mondays.js';

export interface Verdict {
  readonly assignments: number;
  /** What the oracle says had to be recorded, by kind and step. */
  readonly expected: Readonly<Record<string, number>>;
  readonly digests: number;
  /** Pages of the week. */
  readonly pages: number;
  readonly disagreements: readonly (Disagreement | DigestFinding)[];
}

/** Recomputes everything that the ladder had to do by an instant, and compares. */
export function check(lines: readonly LogLine[], until: string, outage: Outage | null = null): Verdict {
  const world = factsOf(lines, outage);
  const followed = new Map<string, Followed>();
  for (const facts of world.assignments) followed.set(facts.id, follow(facts, world, until));
  const expected = [...followed.values()].flatMap(({ entries }) => entries);
  const { digests, findings } = checkDigests(lines, world, followed);
  const mondays = checkMondays(lines, world, followed, until);
  const counts: Record<string, number> = {};
  for (const { what, step } of expected) {
    const name = `${what} ${step}`.trim();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return {
    assignments: followed.size,
    expected: Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1))),
    digests,
    pages: mondays.pages,
    disagreements: [...compare(expected, claimsOf(lines)), ...findings, ...mondays.findings],
  };
}
