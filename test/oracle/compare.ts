/** Lays what had to be beside what was, both ways: nothing may be missing, nothing may be there besides, and all of it must agree. */
import type { Entry } from './entry.js';

export interface Disagreement {
  readonly kind: 'missing' | 'extra' | 'wrong instant' | 'wrong facts';
  readonly subject: string;
  readonly expected: string | null;
  readonly found: string | null;
}

export function compare(expected: readonly Entry[], found: readonly Entry[]): readonly Disagreement[] {
  const wanted = numbered(expected);
  const present = numbered(found);
  const disagreements: Disagreement[] = [];
  for (const [subject, entry] of wanted) {
    const other = present.get(subject);
    if (other === undefined) disagreements.push({ kind: 'missing', subject, expected: written(entry), found: null });
    else if (entry.at !== other.at)
      disagreements.push({ kind: 'wrong instant', subject, expected: written(entry), found: written(other) });
    else if (written(entry) !== written(other))
      disagreements.push({ kind: 'wrong facts', subject, expected: written(entry), found: written(other) });
  }
  for (const [subject, entry] of present)
    if (!wanted.has(subject)) disagreements.push({ kind: 'extra', subject, expected: null, found: written(entry) });
  return disagreements;
}

/** The how-manieth of its kind for its assignment is the same on both sides. */
function numbered(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const counts = new Map<string, number>();
  const byName = new Map<string, Entry>();
  for (const entry of entries) {
    const name = `${entry.assignment} ${entry.what} ${entry.step}`.trim();
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    byName.set(`${name} #${count}`, entry);
  }
  return byName;
}

function written({ at, facts }: Entry): string {
  const names = Object.keys(facts).sort();
  return `${at} ${JSON.stringify(Object.fromEntries(names.map((name) => [name, facts[name]])))}`;
}
