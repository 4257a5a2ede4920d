/** An annex as the file that an office sends: CSV or a workbook, with titles, section lines and shared cells where it has them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { xlsx, type WrittenCell } from '../support/xlsx-writer.js';
import type { AnnexColumn, AnnexLayout, MadeAnnex, MadeRow } from './annex.generator.js';

interface Laid {
  readonly cells: readonly WrittenCell[];
  /** The row of the annex that stands here; null for a title, the headings, a section. */
  readonly row: MadeRow | null;
}

const SECTION_EVERY = 7;
const NUMERALS = ['I', 'II', 'III', 'IV', 'V', 'VI'];
const FIRST_SERIAL = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

function lineOf(columns: readonly AnnexColumn[], cellOf: (column: AnnexColumn) => WrittenCell): WrittenCell[] {
  return columns.map(cellOf);
}

/** Workbooks hold days as numbers in a format, and bare years as numbers. */
function deadlineCell({ cells, deadline }: MadeRow): WrittenCell {
  const { deadline: text } = cells;
  if (deadline.precision === 'day' && /^\d{2}\/\d{2}\/\d{4}$/.test(text)) {
    return { serial: (Date.parse(`${deadline.on}T00:00:00Z`) - FIRST_SERIAL) / DAY_MS, format: 'dd/mm/yyyy' };
  }
  return /^20\d\d$/.test(text) ? Number(text) : text;
}

function cellOf(row: MadeRow, column: AnnexColumn, layout: AnnexLayout): WrittenCell {
  return layout.file === 'xlsx' && column === 'deadline' ? deadlineCell(row) : row.cells[column];
}

function laidOut({ layout, rows, number }: MadeAnnex): readonly Laid[] {
  const { columns, headings, strange } = layout;
  const beside = (cells: WrittenCell[], more: string): WrittenCell[] => (strange === null ? cells : [...cells, more]);
  // A spreadsheet that saves as text fills every line up to the widest.
  const blanks = columns.slice(1).map(() => '');
  const title = layout.title ? ['PHỤ LỤC', `Kèm theo văn bản số ${number}`].map((text) => [text, ...blanks]) : [];
  const body = rows.flatMap((row, at): readonly Laid[] => {
    const line = {
      cells: beside(
        lineOf(columns, (column) => cellOf(row, column, layout)),
        '',
      ),
      row,
    };
    if (!layout.sections || at % SECTION_EVERY !== 0) return [line];
    const section = { ordinal: NUMERALS[at / SECTION_EVERY] ?? 'X', work: 'Nhóm việc về hạ tầng' } as const;
    return [
      {
        cells: lineOf(columns, (column) => (column === 'ordinal' || column === 'work' ? section[column] : '')),
        row: null,
      },
      line,
    ];
  });
  return [
    ...title.map((cells) => ({ cells, row: null })),
    {
      cells: beside(
        lineOf(columns, (column) => headings[column]),
        strange ?? '',
      ),
      row: null,
    },
    ...body,
  ];
}

function quoted(cell: WrittenCell, separator: string): string {
  const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
  return new RegExp(`["\\r\\n${separator}]`).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Sheet {
  readonly cells: readonly (readonly WrittenCell[])[];
  readonly merged: readonly string[];
}

/** How many lines from a first one on have its lead; 1 for a line without a lead. */
function sharing(lines: readonly Laid[], first: number): number {
  const lead = lines[first]?.row?.cells.lead ?? '';
  const others = lines.slice(first + 1).findIndex(({ row }) => row?.cells.lead !== lead);
  if (lead === '') return 1;
  return others < 0 ? lines.length - first : others + 1;
}

/** Neighbouring rows with one lead: the lower cells are blank, and the range is merged. */
function sheetOf(lines: readonly Laid[], layout: AnnexLayout): Sheet {
  const at = layout.columns.indexOf('lead');
  const cells = lines.map((line) => [...line.cells]);
  const merged: string[] = [];
  const letter = String.fromCharCode(65 + at);
  for (let first = 0; layout.merged && first < lines.length; first += sharing(lines, first)) {
    const count = sharing(lines, first);
    if (count > 1) merged.push(`${letter}${first + 1}:${letter}${first + count}`);
    for (const below of cells.slice(first + 1, first + count)) below.splice(at, 1, null);
  }
  return { cells, merged };
}

/** Writes the file into a folder and gives its path. */
export async function writeAnnex(annex: MadeAnnex, folder: string): Promise<string> {
  const { layout, seed } = annex;
  const lines = laidOut(annex);
  const path = join(folder, `phu-luc-${seed}.${layout.file}`);
  if (layout.file === 'xlsx') {
    const { cells, merged } = sheetOf(lines, layout);
    await writeFile(path, await xlsx({ sheets: [{ name: 'Phụ lục', rows: cells, merged }] }));
    return path;
  }
  const text = lines.map(({ cells }) => cells.map((cell) => quoted(cell, layout.separator)).join(layout.separator));
  await writeFile(path, `\ufeff${text.join('\r\n')}\r\n`, 'utf8');
  return path;
}
