import type { CellNote } from '#platform';
import type { Header, TableRow, TaskColumn } from './columns.js';
import { finding, type Finding, type FindingCode } from './finding.js';

/** A lead or a section that spans rows means each of them; a task that does is perhaps one. */
const SPANS_ROWS: Readonly<Partial<Record<TaskColumn, FindingCode>>> = { work: 'work-merged' };

function codeOf({ code }: CellNote, column: TaskColumn): FindingCode | null {
  switch (code) {
    case 'formula':
      return 'cell-formula';
    case 'formula-unread':
      return 'cell-formula-unread';
    case 'error':
      return 'cell-error';
    case 'merged-across':
      return 'cell-merged-across';
    case 'merged-down':
      return SPANS_ROWS[column] ?? null;
    case 'row-hidden':
      return null;
  }
}

/** What a workbook says about the cells of a row, for those that are read; columns that are passed over may say what they like. */
export function cellFindings(row: TableRow, header: Header<TaskColumn>): readonly Finding<TaskColumn>[] {
  const notes = row.notes ?? [];
  const hidden = notes.some(({ code }) => code === 'row-hidden') ? [finding<TaskColumn>('work', 'row-hidden')] : [];
  const columns = Object.entries(header.at) as [TaskColumn, number][];
  const ofCells = columns.flatMap(([column, index]) =>
    notes.flatMap((note) => {
      const code = note.index === index ? codeOf(note, column) : null;
      if (code === null) return [];
      const shown =
        note.code === 'error' && note.detail !== undefined ? { vi: note.detail, en: note.detail } : undefined;
      return [finding(column, code, shown)];
    }),
  );
  return [...hidden, ...ofCells];
}
