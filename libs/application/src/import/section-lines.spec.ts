import { readHeader, TASK_COLUMNS, type TableRow } from './columns.js';
import { readSections } from './section-lines.js';

const header = readHeader(['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Ghi chú'], TASK_COLUMNS, []);

function rowsOf(...rows: readonly (readonly [string[], TableRow['notes']?])[]): TableRow[] {
  return rows.map(([cells, notes], index) => ({ row: index + 1, line: index + 2, cells, notes }));
}

describe('lines that head a section', () => {
  it('are no tasks, and name the section of those below', () => {
    const {
      rows,
      header: read,
      headingLines,
    } = readSections(
      rowsOf(
        [['1', 'a', 'Sở Nội vụ', '2025']],
        [['I', 'Hoàn thiện  thể chế', '', '']],
        [['2', 'b', 'Sở Y tế', '2025']],
        [['B. Nhân lực'], [{ index: 0, code: 'merged-across', detail: 'E' }]],
        [['3', 'c', '', '']],
      ),
      header,
    );
    expect(rows.map(({ row, line, cells }) => [row, line, cells[1], cells[read.at.section ?? -1]])).toEqual([
      [1, 2, 'a', ''],
      [2, 4, 'b', 'I. Hoàn thiện thể chế'],
      [3, 6, 'c', 'B. Nhân lực'],
    ]);
    expect(headingLines).toEqual([3, 5]);
  });

  it('are not guessed at: a numbered task without a lead stays a task', () => {
    const rows = rowsOf(
      [['4', 'a', '', '']],
      [['I', 'a', 'Sở Y tế', '']],
      [['I', 'a', '', '', 'khẩn']],
      [['I', '', '', '']],
    );
    expect(readSections(rows, header).rows).toBe(rows);
  });

  it('are not guessed at in a table that has a column for sections', () => {
    const sectioned = readHeader(['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Mục'], TASK_COLUMNS, []);
    const rows = rowsOf([['I', 'a', '', '', '']]);
    expect(readSections(rows, sectioned).rows).toBe(rows);
  });
});
