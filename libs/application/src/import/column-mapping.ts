/**
 * Which heading stands for which column. Offices name columns in many ways: the known names are recognised, any other is mapped by
 * whoever sends the file ("nhiệm vụ=Nội dung công việc"), and for a column that is missing the heading nearest to its names is proposed.
 */
import { nameKey } from '#domain';
import { headingKey, readHeader, type ColumnNames, type Header } from './columns.js';

/** A column and its heading, as it stands in the file, or the letters of its column ("cột C", "column C"). */
export interface MappedColumn<Column extends string> {
  readonly column: Column;
  readonly heading: string;
}

export interface MappingFault {
  readonly fault: 'not-a-pair' | 'unknown-column' | 'column-twice';
  readonly text: string;
  /** Names of columns that were perhaps meant. */
  readonly proposals: readonly string[];
}

export function isMappingFault(result: object): result is MappingFault {
  return 'fault' in result;
}

function columnNamed<Column extends string>(name: string, names: ColumnNames<Column>): Column | undefined {
  const columns = Object.keys(names) as Column[];
  const key = headingKey(name);
  return columns.find((column) => column === name || names[column].some((known) => headingKey(known) === key));
}

/** Reads "column=heading" pairs; a column is named by its code or any name that is known for it. */
export function readMapping<Column extends string>(
  pairs: readonly string[],
  names: ColumnNames<Column>,
): readonly MappedColumn<Column>[] | MappingFault {
  const mapping: MappedColumn<Column>[] = [];
  for (const pair of pairs) {
    const [name = '', ...rest] = pair.split('=');
    const heading = rest.join('=').trim();
    if (name.trim() === '' || heading === '') return { fault: 'not-a-pair', text: pair, proposals: [] };
    const column = columnNamed(name.trim(), names);
    if (column === undefined) {
      const known = Object.values<readonly string[]>(names).flat();
      return { fault: 'unknown-column', text: name.trim(), proposals: nearest([name], known) };
    }
    if (mapping.some((mapped) => mapped.column === column)) return { fault: 'column-twice', text: pair, proposals: [] };
    mapping.push({ column, heading });
  }
  return mapping;
}

export interface MappedHeader<Column extends string> extends Header<Column> {
  /** Mapped headings that the table does not have, with those that it has and that look like them. */
  readonly absent: readonly (MappedColumn<Column> & { readonly proposals: readonly string[] })[];
  /** For each missing column the headings that were perhaps meant. */
  readonly proposals: Readonly<Partial<Record<Column, readonly string[]>>>;
}

function lettersIn(heading: string): number | null {
  const letters = /^(?:cột|column)\s+([a-z]{1,2})$/i.exec(heading.normalize('NFC'))?.[1]?.toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function placeOf(headings: readonly string[], wanted: string): number {
  const byLetters = lettersIn(wanted);
  if (byLetters !== null) return byLetters < headings.length ? byLetters : -1;
  return headings.findIndex((heading) => headingKey(heading) === headingKey(wanted));
}

/** Finds the columns of a table: the mapped ones where the mapping says, the others by their names. */
export function mapHeader<Column extends string>(
  headings: readonly string[],
  names: ColumnNames<Column>,
  required: readonly Column[],
  mapping: readonly MappedColumn<Column>[] = [],
): MappedHeader<Column> {
  const places = mapping.map((mapped) => ({ ...mapped, index: placeOf(headings, mapped.heading) }));
  const claimed = new Set(places.map(({ index }) => index));
  const columns = Object.keys(names) as Column[];
  const mappedColumns = new Set(mapping.map(({ column }) => column));
  // A mapped column is looked for nowhere else, and a claimed heading stands for nothing else.
  const open = Object.fromEntries(
    columns.map((column) => [column, mappedColumns.has(column) ? [] : names[column]]),
  ) as ColumnNames<Column>;
  const free = headings.map((heading, index) => (claimed.has(index) ? '' : heading));
  const read = readHeader(free, open, []);
  const at: Partial<Record<Column, number>> = { ...read.at };
  for (const { column, index } of places) if (index >= 0) at[column] = index;
  const unknown = read.unknown.filter((heading) => heading !== '');
  const missing = required.filter((column) => at[column] === undefined && !mappedColumns.has(column));
  return {
    at,
    missing,
    unknown,
    repeated: read.repeated,
    absent: places
      .filter(({ index }) => index < 0)
      .map(({ column, heading }) => ({ column, heading, proposals: nearest([heading], headings) })),
    proposals: Object.fromEntries(missing.map((column) => [column, nearest(names[column], unknown)])) as Partial<
      Record<Column, readonly string[]>
    >,
  };
}

/** Below this likeness two names have nothing to do with each other. */
const ALIKE = 0.45;
const MOST_PROPOSALS = 2;

function pairsOf(text: string): readonly string[] {
  const key = ` ${nameKey(text)} `;
  return [...key].slice(1).map((letter, index) => `${key[index]}${letter}`);
}

/** Dice's coefficient of the pairs of letters: 1 for the same text, 0 without a pair in common. */
function likeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), [...pairsOf(b)]];
  const total = first.length + second.length;
  let shared = 0;
  for (const pair of first) {
    const at = second.indexOf(pair);
    if (at < 0) continue;
    second.splice(at, 1);
    shared += 1;
  }
  return total === 0 ? 0 : (2 * shared) / total;
}

/** The candidates that look most like any of the names, best first. */
function nearest(names: readonly string[], candidates: readonly string[]): readonly string[] {
  const scored = [...new Set(candidates)]
    .filter((candidate) => candidate.trim() !== '' && candidate.length <= 120)
    .map((candidate) => ({ candidate, score: Math.max(0, ...names.map((name) => likeness(name, candidate))) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= Math.max(ALIKE, best * 0.8))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_PROPOSALS)
    .map(({ candidate }) => candidate);
}
