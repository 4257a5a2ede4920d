/**
 * Names that a misspelt one may mean: proposals for a person, never an answer. Candidates share many of their three-letter runs with
 * what is written; of these, the ones that a few slips (a letter lost, added, changed, or two swapped) lead to.
 */

export interface NearIndex<Unit> {
  readonly names: readonly { readonly key: string; readonly unit: Unit }[];
  /** Places in `names` by three-letter run. */
  readonly byRun: ReadonlyMap<string, readonly number[]>;
}

const MOST_PROPOSED = 3;
const MOST_COMPARED = 24;
const LONGEST_COMPARED = 160;

function runsOf(key: string): ReadonlySet<string> {
  const padded = ` ${key} `;
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) runs.add(padded.slice(at, at + 3));
  return runs;
}

export function nearIndex<Unit>(names: readonly { readonly key: string; readonly unit: Unit }[]): NearIndex<Unit> {
  const byRun = new Map<string, number[]>();
  for (const [place, { key }] of names.entries()) {
    for (const run of runsOf(key)) {
      const places = byRun.get(run);
      if (places === undefined) byRun.set(run, [place]);
      else places.push(place);
    }
  }
  return { names, byRun };
}

/** How many slips a text of this length may hold and still be taken for a name. */
function mostSlips(length: number): number {
  return length < 5 ? 0 : length < 9 ? 1 : length < 18 ? 2 : length < 30 ? 3 : 4;
}

type Row = readonly number[];

function at(row: Row, place: number): number {
  return row[place] ?? 0;
}

/** The next row of the table of optimal string alignment: slips between the first `i` letters of `a` and each beginning of `b`. */
function nextRow(a: string, b: string, [before, last]: readonly [Row, Row]): Row {
  const i = at(last, 0) + 1;
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const same = a.charAt(i - 1) === b.charAt(j - 1);
    const least = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
    const swapped = j > 1 && i > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1);
    row.push(swapped ? Math.min(least, at(before, j - 2) + 1) : least);
  }
  return row;
}

/** Slips between two texts; `most + 1` as soon as it is known to be more than `most`. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let rows: readonly [Row, Row] = [[], Array.from({ length: b.length + 1 }, (_, place) => place)];
  for (const _ of a) {
    const row = nextRow(a, b, rows);
    if (Math.min(...row) > most) return most + 1;
    rows = [rows[1], row];
  }
  return at(rows[1], b.length);
}

/** The units that the tone-free `key` may mean, the nearest first; at most three. */
export function nearestTo<Unit>(key: string, index: NearIndex<Unit>): readonly Unit[] {
  const most = mostSlips(key.length);
  if (most === 0 || key.length > LONGEST_COMPARED) return [];
  const shared = new Map<number, number>();
  for (const run of runsOf(key)) {
    for (const place of index.byRun.get(run) ?? []) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  const compared = [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COMPARED);
  const near = compared
    .flatMap(([place]) => index.names[place] ?? [])
    .map(({ key: name, unit }) => ({ unit, slips: slipsBetween(key, name, most) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips);
  return [...new Set(near.map(({ unit }) => unit))].slice(0, MOST_PROPOSED);
}
