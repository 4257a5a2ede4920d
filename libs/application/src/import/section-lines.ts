/**
 * Lines between the tasks of an annex that head a section: one cell merged over the columns beside it, or a Roman numeral or a letter
 * before a text without anything else. They are no tasks; where the annex has no column for sections, they are the sections of the
 * rows that follow.
 */
import { cellOf, type Header, type TableRow, type TaskColumn } from './columns.js';

export interface SectionedRows {
  readonly header: Header<TaskColumn>;
  readonly rows: readonly TableRow[];
  /** Lines that were read as headings of sections. */
  readonly headingLines: readonly number[];
}

const NUMERAL = /^(?:[IVXLC]{1,7}|[A-Z])[.)]?$/;

/** Where a letter is the last column that a cell covers. */
function reaches(letters: string | undefined, index: number): boolean {
  const last = [...(letters ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return last >= index;
}

function isMergedHeading({ notes = [] }: TableRow, { work = 0, lead = 0 }: Header<TaskColumn>['at']): boolean {
  const [first, last] = [Math.min(work, lead), Math.max(work, lead)];
  return notes.some(({ code, index, detail }) => code === 'merged-across' && index <= first && reaches(detail, last));
}

function isNumbered(row: TableRow, header: Header<TaskColumn>): boolean {
  const { at } = header;
  if (at.ordinal === undefined || at.section !== undefined) return false;
  const others = row.cells.filter((cell, index) => index !== at.ordinal && index !== at.work && cell.trim() !== '');
  const [ordinal, work] = [cellOf(row, header, 'ordinal'), cellOf(row, header, 'work')];
  return others.length === 0 && work !== '' && NUMERAL.test(ordinal);
}

function headingOf({ cells }: TableRow): string {
  const texts = cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).filter((cell) => cell !== '');
  const [first = '', ...rest] = texts;
  return NUMERAL.test(first) && rest.length > 0 ? `${first.replace(/[.)]$/, '')}. ${rest.join(' ')}` : texts.join(' ');
}

/** Takes the headings of sections out of the rows, which are numbered anew, and gives them to the rows below as their section. */
export function readSections(rows: readonly TableRow[], header: Header<TaskColumn>): SectionedRows {
  const isHeading = (row: TableRow) => isMergedHeading(row, header.at) || isNumbered(row, header);
  const headings = rows.filter(isHeading);
  if (headings.length === 0) return { header, rows, headingLines: [] };
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const at = header.at.section ?? width;
  const sectioned: TableRow[] = [];
  let section = '';
  for (const row of rows) {
    if (isHeading(row)) section = headingOf(row);
    else
      sectioned.push({
        ...inSection(row, header.at.section === undefined ? { at, section } : null),
        row: sectioned.length + 1,
      });
  }
  return {
    header: { ...header, at: { ...header.at, section: at } },
    rows: sectioned,
    headingLines: headings.map(({ line }) => line),
  };
}

function inSection(row: TableRow, place: { readonly at: number; readonly section: string } | null): TableRow {
  if (place === null) return row;
  const cells = [...row.cells];
  while (cells.length <= place.at) cells.push('');
  cells[place.at] = place.section;
  return { ...row, cells };
}
