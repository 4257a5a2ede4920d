import { cellFindings } from './cell-findings.js';
import { readHeader, TASK_COLUMNS, type TableRow } from './columns.js';

const header = readHeader(['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn', 'Ghi chú'], TASK_COLUMNS, []);

function noted(notes: NonNullable<TableRow['notes']>) {
  const row: TableRow = { row: 1, line: 2, cells: ['1', 'a', 'b', '2025', ''], notes };
  return cellFindings(row, header).map(({ column, code, severity }) => [column, code, severity]);
}

describe('what a workbook says about cells', () => {
  it('becomes findings of the columns that are read', () => {
    expect(
      noted([
        { index: 0, code: 'row-hidden' },
        { index: 1, code: 'formula' },
        { index: 1, code: 'merged-down', detail: '2' },
        { index: 2, code: 'merged-across', detail: 'D' },
        { index: 2, code: 'error', detail: '#REF!' },
        { index: 3, code: 'formula-unread' },
        { index: 4, code: 'error', detail: '#N/A' },
      ]),
    ).toEqual([
      ['work', 'row-hidden', 'warning'],
      ['work', 'cell-formula', 'warning'],
      ['work', 'work-merged', 'warning'],
      ['lead', 'cell-merged-across', 'warning'],
      ['lead', 'cell-error', 'rejection'],
      ['deadline', 'cell-formula-unread', 'rejection'],
    ]);
  });

  it('is nothing for a lead that spans rows', () => {
    expect(noted([{ index: 2, code: 'merged-down', detail: '2' }])).toEqual([]);
  });
});
