import type { BoardGroup, UnitScoreboard } from '#contracts';
import { csv } from '../format/csv.format.js';
import { unitRows, unitTable } from './unit-rows.js';

const groups = (done: number, behind: number): Record<BoardGroup, number> => ({
  done,
  'on-schedule': 0,
  'behind-or-at-risk': behind,
  'not-implementable': 0,
  remainder: 0,
});
const unit = (code: string) => ({ id: code, code, name: `Đơn vị ${code}` });
const cells = { 'done-on-time': 0, 'done-late': 0, 'open-in-term': 0, 'open-overdue': 0, outside: 0 };
const board = (total: number, done: number, behind: number): UnitScoreboard => ({
  counts: 'assignments',
  position: 9,
  asOf: '2025-03-01T00:00:00.000Z',
  unit: unit('T'),
  total,
  cells,
  groups: groups(done, behind),
  children: [
    { unit: unit('A'), total: 3, cells, groups: groups(2, 1) },
    { unit: unit('B'), total: 1, cells, groups: groups(0, 1) },
  ],
});

describe('the table of units', () => {
  it('given children that hold everything, when listed, then the unit itself has no row', () => {
    expect(unitRows(board(4, 2, 2)).map((row) => row.unit.code)).toEqual(['A', 'B']);
  });

  it('given assignments of the unit itself, when listed, then its own row makes the rows sum to the total', () => {
    const rows = unitRows(board(6, 3, 3));
    expect(rows[0]).toEqual({ unit: unit('T'), own: true, total: 2, groups: groups(1, 1) });
    expect(rows.reduce((sum, row) => sum + row.total, 0)).toBe(6);
  });

  it('given the rows, when written as CSV, then the last line sums them', () => {
    const table = unitTable(
      unitRows(board(4, 2, 2)),
      ['Mã', 'Đơn vị', 'Lượt giao', 'Xong', 'Chậm'],
      ['done', 'behind-or-at-risk'],
    );
    expect(csv(table).trim().split('\r\n').slice(-3)).toEqual(['A,Đơn vị A,3,2,1', 'B,Đơn vị B,1,0,1', ',Σ,4,2,2']);
  });
});
