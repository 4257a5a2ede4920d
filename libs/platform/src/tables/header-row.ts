/**
 * From the lines of a file to a table: titles above it are passed over, headings on two lines become one, and what is repeated for
 * the printed page (headings, the row that numbers the columns) is no data.
 */
import { sha256Of, type SourceFile } from './source-file.js';
import {
  MOST_ROWS,
  type CellNote,
  type RawRow,
  type Table,
  type TableChoice,
  type TableNote,
  type TableRow,
} from './table.js';
import { TableFault } from './table.fault.js';
import { tableNotes } from './table.notes.js';

/** The header stands among the first lines that are not blank, or there is none. */
export const HEADER_WITHIN = 40;

export interface HeaderRow {
  readonly headings: readonly string[];
  /** Where the first line that may be data stands. */
  readonly dataFrom: number;
  readonly line: number;
  /** How many of the sought columns it names; 0 without a way to recognise them. */
  readonly score: number;
}

function tidied(cells: readonly string[]): readonly string[] {
  return cells.map((cell) => cell.replace(/\s+/gu, ' ').trim());
}

/** A heading over several columns and the ones below it: the lower one names the column where there is one. */
function joined(upper: readonly string[], lower: readonly string[]): readonly string[] {
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_none, index) =>
    lower[index] === undefined || lower[index] === '' ? (upper[index] ?? '') : lower[index],
  );
}

function isCarriedFrom(row: RawRow, line: number): boolean {
  return row.notes.some(({ code, detail }) => code === 'merged-down' && Number(detail) <= line);
}

/** Finds the header among the first rows. */
export function findHeader(rows: readonly RawRow[], recognise: TableChoice['recognise']): HeaderRow {
  const first = rows[0];
  let best: HeaderRow = { headings: tidied(first?.cells ?? []), dataFrom: 1, line: first?.line ?? 1, score: 0 };
  const consider = (headings: readonly string[], dataFrom: number, line: number) => {
    const score = recognise?.(headings) ?? 0;
    if (score > best.score) best = { headings, dataFrom, line, score };
  };
  rows.slice(0, HEADER_WITHIN).forEach((row, index) => {
    const headings = tidied(row.cells);
    consider(headings, index + 1, row.line);
    const below = rows[index + 1];
    if (below !== undefined) consider(joined(headings, tidied(below.cells)), index + 2, below.line);
  });
  return belowMerged(rows, best);
}

/** Headings that are merged over further lines reach down to the last of them. */
function belowMerged(rows: readonly RawRow[], header: HeaderRow): HeaderRow {
  let dataFrom = header.dataFrom;
  for (let next = rows[dataFrom]; next !== undefined && isCarriedFrom(next, header.line); next = rows[dataFrom])
    dataFrom += 1;
  return { ...header, dataFrom };
}

/** The row under the headings that numbers the columns: "(1) (2) (3)", or letters before the numbers. */
function isNumbering(cells: readonly string[]): boolean {
  const filled = tidied(cells).filter((cell) => cell !== '');
  const bare = filled.map((cell) => /^\(?([A-E]|\d{1,2})\)?$/.exec(cell)?.[1] ?? null);
  const numbers = bare.flatMap((cell) => (cell === null || /[A-E]/.test(cell) ? [] : [Number(cell)]));
  const ascending = numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
  return filled.length >= 3 && !bare.includes(null) && ascending && (numbers[0] ?? 1) === 1;
}

function isRepeated(cells: readonly string[], headings: readonly string[]): boolean {
  const again = tidied(cells);
  return headings.every((heading, index) => heading === (again[index] ?? ''));
}

interface Gathered {
  readonly rows: TableRow[];
  readonly passed: TableNote[];
}

function gather(rows: readonly RawRow[], { headings, dataFrom }: HeaderRow): Gathered {
  const gathered: Gathered = { rows: [], passed: [] };
  rows.slice(dataFrom).forEach((row, index) => {
    if (index === 0 && isNumbering(row.cells)) gathered.passed.push(tableNotes.numberingRow(row.line));
    else if (isRepeated(row.cells, headings)) gathered.passed.push(tableNotes.headingRepeated(row.line));
    else gathered.rows.push(tableRow(row, gathered.rows.length + 1));
  });
  return gathered;
}

function tableRow({ line, cells, notes: said }: RawRow, row: number): TableRow {
  return said.length === 0 ? { row, line, cells } : { row, line, cells, notes: [...said] satisfies CellNote[] };
}

/** Builds the table of a file or of one of its sheets. Throws a TableFault when there is no data row, or too many. */
export function tableOf(
  source: SourceFile,
  rows: readonly RawRow[],
  choice: TableChoice,
  more: { readonly sheet: string | null; readonly notes: readonly TableNote[] },
): Table {
  const header = findHeader(rows, choice.recognise);
  const gathered = gather(rows, header);
  const place = more.sheet === null ? {} : { sheet: more.sheet };
  if (gathered.rows.length === 0) throw new TableFault('empty', source.name, place);
  if (gathered.rows.length > MOST_ROWS) throw new TableFault('too-many-rows', source.name, place);
  const hidden = gathered.rows.filter((row) => row.notes?.some(({ code }) => code === 'row-hidden'));
  return {
    file: source.name,
    sha256: sha256Of(source),
    sheet: more.sheet,
    headings: header.headings,
    headerLine: header.line,
    rows: gathered.rows,
    notes: [
      ...more.notes,
      ...(hidden.length === 0 ? [] : [tableNotes.rowsHidden(hidden.map(({ line }) => line))]),
      ...gathered.passed,
    ],
  };
}
