/**
 * What a file of rows becomes, whatever it was written with. A cell is text as a reader of the sheet sees it; its index is its
 * column, counted from 0 (column A), also where the table begins further right.
 */

/** Data rows that one file may bring. */
export const MOST_ROWS = 20_000;
/** Cells further right are no table of an office. */
export const MOST_COLUMNS = 256;
/** Characters of one cell: what a spreadsheet itself allows. */
export const LONGEST_CELL = 32_767;

/** What a cell's text does not say by itself. */
export interface CellNote {
  readonly index: number;
  readonly code:
    /** The value was computed; the text is the result that the file keeps. */
    | 'formula'
    /** Computed, but the file keeps no result: the text is empty. */
    | 'formula-unread'
    /** The cell shows an error such as #REF!; the text is empty, `detail` names it. */
    | 'error'
    /** The text stands in a cell above that is merged over this one. */
    | 'merged-down'
    /** The cell is merged over its neighbours to the right; `detail` is the letter of the last one. */
    | 'merged-across'
    /** The whole row is hidden in the sheet; `index` is 0. */
    | 'row-hidden';
  readonly detail?: string;
}

/** `row` counts data rows from 1; `line` is the row of the sheet, or the first line in the text, counted from 1. */
export interface TableRow {
  readonly row: number;
  readonly line: number;
  readonly cells: readonly string[];
  /** Absent when there is nothing to say. */
  readonly notes?: readonly CellNote[];
}

/** Something about the whole table that whoever sent it should know; nothing was lost by it. */
export interface TableNote {
  readonly code:
    | 'sheet-chosen'
    | 'sheets-hidden'
    | 'columns-hidden'
    | 'rows-hidden'
    | 'heading-repeated'
    | 'numbering-row'
    | 'section-headings'
    | 'columns-passed'
    | 'encoding';
  readonly vi: string;
  readonly en: string;
}

export interface Table {
  /** Name of the file without its folders. */
  readonly file: string;
  readonly sha256: string;
  /** Null for a text file. */
  readonly sheet: string | null;
  /** Headings by column, empty where a column has none. */
  readonly headings: readonly string[];
  /** The line on which the headings stand, the lower one of two. */
  readonly headerLine: number;
  /** Data rows; blank ones are passed over. */
  readonly rows: readonly TableRow[];
  readonly notes: readonly TableNote[];
}

/** How to find the table within the file. */
export interface TableChoice {
  /**
   * How many of the sought columns a line of headings names; the best line among the first ones is the header. Without it the first
   * line that is not blank is.
   */
  readonly recognise?: (headings: readonly string[]) => number;
  /** The sheet of a workbook; without it the one whose header is recognised. */
  readonly sheet?: string;
}

/** A line of the file before the header is known. */
export interface RawRow {
  readonly line: number;
  readonly cells: string[];
  readonly notes: CellNote[];
}

/** The letters of a column: 0 is A, 25 is Z, 26 is AA. */
export function columnLetter(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetter(Math.floor(index / 26) - 1)}${letter}`;
}

/** The index of a column by its letters, or null for what is none within the widest sheet. */
export function columnIndex(letters: string): number | null {
  if (!/^[A-Z]{1,3}$/.test(letters)) return null;
  return [...letters].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}
