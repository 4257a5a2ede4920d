import { isCutOff, isNameCutOff } from './cut-off.js';
import { cellFindings } from './cell-findings.js';
import { cellOf, type Header, type TableRow, type TaskColumn } from './columns.js';
import { finding, type Finding } from './finding.js';

/** The columns of which a draft is made. */
type DraftColumn = 'ordinal' | 'section' | 'work' | 'lead' | 'cooperating' | 'deliverable' | 'deadline';

export interface RowReading {
  readonly cells: Readonly<Record<DraftColumn, string>>;
  /** As printed, else the number of the row. */
  readonly ordinal: string;
  readonly findings: readonly Finding<TaskColumn>[];
}

const LONGEST: Readonly<Record<DraftColumn, number>> = {
  ordinal: 500,
  section: 4000,
  work: 4000,
  lead: 4000,
  cooperating: 4000,
  deliverable: 4000,
  deadline: 500,
};

const CUT_OFF = ['work', 'deliverable'] as const;
const NAMES_CUT_OFF = ['lead', 'cooperating'] as const;

/** Reads the cells of a row and what is wrong with the text itself. `seen` holds the numbers of the rows before. */
export function readCells(row: TableRow, header: Header<TaskColumn>, seen: Set<string>): RowReading {
  const columns = Object.keys(LONGEST) as DraftColumn[];
  const cells = Object.fromEntries(
    columns.map((column) => [column, cellOf(row, header, column)]),
  ) as RowReading['cells'];
  const findings: Finding<TaskColumn>[] = columns
    .filter((column) => cells[column].length > LONGEST[column])
    .map((column) => finding(column, 'text-too-long'));
  findings.push(...cellFindings(row, header));
  if (cells.work === '') findings.push(finding('work', 'work-missing'));
  if (cells.ordinal === '') findings.push(finding('ordinal', 'ordinal-missing'));
  else if (seen.has(cells.ordinal)) findings.push(finding('ordinal', 'ordinal-repeated'));
  seen.add(cells.ordinal);
  for (const column of CUT_OFF) if (isCutOff(cells[column])) findings.push(finding(column, 'text-cut-off'));
  for (const column of NAMES_CUT_OFF) if (isNameCutOff(cells[column])) findings.push(finding(column, 'text-cut-off'));
  // An annex without the column says so once, in its headings.
  if (header.at.deliverable !== undefined && cells.deliverable === '') {
    findings.push(finding('deliverable', 'deliverable-missing'));
  }
  return { cells, ordinal: cells.ordinal === '' ? String(row.row) : cells.ordinal, findings };
}
