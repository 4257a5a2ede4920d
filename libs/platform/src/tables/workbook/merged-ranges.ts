/**
 * Merged cells: the upper left one holds the value. It is carried down, because a lead or a section that spans rows means each of
 * them; to the right it is not, because a title across columns fills none of them, and the row says so.
 */
import { columnIndex, columnLetter, MOST_COLUMNS, type CellNote, type RawRow } from '../table.js';

/** Counted from 0 (columns) and from 1 (lines), both ends within. */
export interface MergedRange {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Reads "B3:B9"; null for what is no range. */
export function rangeOf(reference: string): MergedRange | null {
  const read = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (read === null) return null;
  const [, first = '', top = '', last = first, bottom = top] = read;
  const [left, right] = [columnIndex(first), columnIndex(last)];
  if (left === null || right === null) return null;
  return { left, right, top: Number(top), bottom: Number(bottom) };
}

/** Where the first row from a line on stands in rows that ascend. */
function firstFrom(rows: readonly RawRow[], line: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.line ?? Infinity) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function cover(row: RawRow, { left, right }: MergedRange): void {
  for (let index = left; index <= Math.min(right, row.cells.length - 1); index += 1) row.cells[index] = '';
  const kept = row.notes.filter(({ index, code }) => code === 'row-hidden' || index < left || index > right);
  row.notes.splice(0, row.notes.length, ...kept);
}

function put(row: RawRow, index: number, text: string): void {
  while (row.cells.length <= index) row.cells.push('');
  row.cells[index] = text;
}

/** Fills one row of a merged range with what its upper left cell says. */
function carry(row: RawRow, range: MergedRange, { text, notes }: { text: string; notes: readonly CellNote[] }): void {
  const { left, right, top } = range;
  cover(row, range);
  if (text === '' && notes.length === 0) return;
  put(row, left, text);
  row.notes.push(...notes);
  if (row.line > top) row.notes.push({ index: left, code: 'merged-down', detail: String(top) });
  if (right > left) row.notes.push({ index: left, code: 'merged-across', detail: columnLetter(right) });
}

/** Rows that are filled in one sheet: merged ranges do not overlap, so an honest sheet has no more than its rows and columns. */
const MOST_CARRIED = 1_000_000;

/** Carries the values of merged cells. Rows ascend by line; blank ones among them stay away. False for ranges that overlap endlessly. */
export function carryMerged(rows: readonly RawRow[], merged: readonly MergedRange[]): boolean {
  let carried = 0;
  for (const range of merged.filter(({ left }) => left < MOST_COLUMNS)) {
    const start = firstFrom(rows, range.top);
    const covered = rows.slice(start, firstFrom(rows, range.bottom + 1));
    carried += covered.length;
    if (carried > MOST_CARRIED) return false;
    // Where the row of the upper left cell is blank, nothing is there to carry.
    const holder = covered[0]?.line === range.top ? covered[0] : undefined;
    const value = {
      text: holder?.cells[range.left] ?? '',
      notes: holder?.notes.filter(({ index, code }) => index === range.left && code !== 'row-hidden') ?? [],
    };
    for (const row of covered) carry(row, range, value);
  }
  return true;
}
