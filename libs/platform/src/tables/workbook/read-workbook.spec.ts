import { xlsx, type WrittenSheet } from '../../../../../test/support/xlsx-writer.js';
import { readTableOf } from '../read-table.js';
import type { Table, TableChoice } from '../table.js';
import { TableFault } from '../table.fault.js';

const HEADINGS = ['STT', 'Nhiệm vụ', 'Cơ quan chủ trì', 'Thời hạn'];
const SOUGHT = new Set(['stt', 'nhiệm vụ', 'cơ quan chủ trì', 'chủ trì', 'phối hợp', 'thời hạn']);
const recognise = (headings: readonly string[]) =>
  headings.filter((heading) => SOUGHT.has(heading.toLowerCase())).length;

async function read(sheets: readonly WrittenSheet[], choice: TableChoice = {}, from1904 = false): Promise<Table> {
  const bytes = await xlsx({ sheets, from1904 });
  return readTableOf({ name: 'phu-luc.xlsx', bytes }, { recognise, ...choice });
}

function readRows(rows: WrittenSheet['rows'], more: Partial<WrittenSheet> = {}): Promise<Table> {
  return read([{ name: 'Phụ lục', rows, ...more }]);
}

async function faultOf(reading: Promise<unknown>): Promise<TableFault> {
  const fault: unknown = await reading.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(fault instanceof TableFault)) throw new Error(`expected a fault, got ${String(fault)}`);
  return fault;
}

describe('reading a workbook', () => {
  it('gives its headings and rows with their lines', async () => {
    const table = await readRows([HEADINGS, [1, 'Ban hành', 'Sở Nội vụ', '2025'], [], [2, 'Rà soát', 'Sở Y tế', 2026]]);
    expect(table).toMatchObject({ file: 'phu-luc.xlsx', sheet: 'Phụ lục', headings: HEADINGS, headerLine: 1 });
    expect(table.rows).toEqual([
      { row: 1, line: 2, cells: ['1', 'Ban hành', 'Sở Nội vụ', '2025'] },
      { row: 2, line: 4, cells: ['2', 'Rà soát', 'Sở Y tế', '2026'] },
    ]);
  });

  it('keeps columns at their letters where the table begins further right', async () => {
    const table = await readRows([
      [null, null, ...HEADINGS],
      [null, null, 1, 'Ban hành', 'Sở Nội vụ', '2025'],
    ]);
    expect(table.headings.indexOf('Nhiệm vụ')).toBe(3);
    expect(table.rows[0]?.cells[3]).toBe('Ban hành');
  });

  it('reads days by their format and as the writer saw them', async () => {
    const table = await readRows([
      HEADINGS,
      [1, 'a', 'b', { serial: 45838, format: 'dd/mm/yyyy' }],
      [2, 'a', 'b', { serial: 45838, format: '[$-42A]d" tháng "m;@' }],
      [3, 'a', 'b', { serial: 45809, format: 'mmm-yy' }],
      [4, 'a', 'b', { serial: 45838.708333333336, format: 'hh:mm dd/mm/yyyy' }],
      [5, 'a', 'b', 45838],
      [6, 'a', 'b', { serial: 60, format: 'dd/mm/yyyy' }],
      [7, 'a', 'b', { serial: 1, format: 'dd/mm/yyyy' }],
      [8, 'a', 'b', { serial: 61, format: 'dd/mm/yyyy' }],
    ]);
    expect(table.rows.map(({ cells }) => cells[3])).toEqual([
      '30/06/2025',
      '30/06',
      '06/2025',
      '17:00 30/06/2025',
      '45838',
      '',
      '01/01/1900',
      '01/03/1900',
    ]);
    expect(table.rows[5]?.notes).toEqual([{ index: 3, code: 'error', detail: '####' }]);
  });

  it('counts from 1904 where the workbook does', async () => {
    const sheet = { name: 'A', rows: [HEADINGS, [1, 'a', 'b', { serial: 44376, format: 'dd/mm/yyyy' }]] };
    expect((await read([sheet], {}, true)).rows[0]?.cells[3]).toBe('30/06/2025');
  });

  it('reads texts in pieces, truth values and numbers as they are shown', async () => {
    const table = await readRows([
      HEADINGS,
      [{ serial: 1.1, format: '0.00' }, { pieces: ['Ban hành ', 'kế hoạch'] }, true, 0.1 + 0.2],
    ]);
    expect(table.rows[0]?.cells).toEqual(['1.10', 'Ban hành kế hoạch', 'TRUE', '0.3']);
  });

  it('takes the kept result of a formula and says so, and says where there is none', async () => {
    const table = await readRows([
      HEADINGS,
      [1, { formula: 'B9&""', result: 'Ban hành' }, { formula: 'C9', result: null }, { error: '#REF!' }],
    ]);
    expect(table.rows[0]?.cells).toEqual(['1', 'Ban hành', '', '']);
    expect(table.rows[0]?.notes).toEqual([
      { index: 1, code: 'formula' },
      { index: 2, code: 'formula-unread' },
      { index: 3, code: 'error', detail: '#REF!' },
    ]);
  });

  it('carries merged cells down to each row and reports those that go across', async () => {
    const table = await readRows(
      [HEADINGS, [1, 'a', 'Sở Nội vụ', '2025'], [2, 'b', null, '2026'], ['II. Nhân lực'], [3, 'c', 'Sở Y tế', '2027']],
      { merged: ['C2:C3', 'A4:D4'] },
    );
    expect(table.rows.map(({ cells }) => [cells[0], cells[2]])).toEqual([
      ['1', 'Sở Nội vụ'],
      ['2', 'Sở Nội vụ'],
      ['II. Nhân lực', undefined],
      ['3', 'Sở Y tế'],
    ]);
    expect(table.rows[1]?.notes).toEqual([{ index: 2, code: 'merged-down', detail: '2' }]);
    expect(table.rows[2]?.notes).toEqual([{ index: 0, code: 'merged-across', detail: 'D' }]);
  });

  it('finds headings below titles, on two merged lines, above the row that numbers the columns', async () => {
    const table = await readRows(
      [
        ['PHỤ LỤC'],
        ['(Kèm theo Nghị quyết)'],
        [],
        ['STT', 'Nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời hạn'],
        [null, null, 'Chủ trì', 'Phối hợp', null],
        ['(1)', '(2)', '(3)', '(4)', '(5)'],
        [1, 'Ban hành', 'Sở Nội vụ', 'Sở Y tế', '2025'],
        ['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn'],
        [2, 'Rà soát', 'Sở Y tế', null, '2026'],
      ],
      { merged: ['A1:E1', 'A4:A5', 'B4:B5', 'C4:D4', 'E4:E5'] },
    );
    expect(table.headings).toEqual(['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn']);
    expect(table.headerLine).toBe(5);
    expect(table.rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [7, 'Ban hành'],
      [9, 'Rà soát'],
    ]);
    expect(table.notes.map(({ code }) => code)).toEqual(['numbering-row', 'heading-repeated']);
  });

  it('joins headings on two lines that are not merged', async () => {
    const table = await readRows([
      ['STT', 'Nhiệm vụ', 'Cơ quan thực hiện', null, 'Thời hạn'],
      [null, null, 'Chủ trì', 'Phối hợp', null],
      [1, 'Ban hành', 'Sở Nội vụ', 'Sở Y tế', '2025'],
    ]);
    expect(table.headings).toEqual(['STT', 'Nhiệm vụ', 'Chủ trì', 'Phối hợp', 'Thời hạn']);
    expect(table.rows).toHaveLength(1);
  });

  it('reads hidden rows and says which', async () => {
    const table = await readRows([HEADINGS, [1, 'a', 'b', '2025'], [2, 'c', 'd', '2026']], { hiddenRows: [3] });
    expect(table.rows[1]?.notes).toEqual([{ index: 0, code: 'row-hidden' }]);
    expect(table.notes).toMatchObject([{ code: 'rows-hidden', en: expect.stringContaining('3') as string }]);
  });

  describe('of several sheets', () => {
    const cover: WrittenSheet = { name: 'Bìa', rows: [['Báo cáo'], ['Năm 2025']] };
    const first: WrittenSheet = { name: 'Phụ lục 1', rows: [HEADINGS, [1, 'a', 'b', '2025']] };
    const second: WrittenSheet = { ...first, name: 'Phụ lục 2' };
    const hidden: WrittenSheet = { ...first, name: 'Nháp', hidden: true };

    it('takes the one whose headings are known and names the others', async () => {
      const table = await read([cover, first, hidden]);
      expect(table.sheet).toBe('Phụ lục 1');
      expect(table.notes.map(({ code }) => code)).toEqual(['sheet-chosen', 'sheets-hidden']);
    });

    it('takes the one that is asked for, also a hidden one', async () => {
      expect((await read([first, second], { sheet: 'phụ lục 2' })).sheet).toBe('Phụ lục 2');
      expect((await read([first, hidden], { sheet: 'Nháp' })).sheet).toBe('Nháp');
    });

    it('refuses to guess between two, and a name that no sheet has', async () => {
      const several = await faultOf(read([cover, first, second]));
      expect(several).toMatchObject({ code: 'several-sheets', place: { detail: '"Phụ lục 1", "Phụ lục 2"' } });
      const none = await faultOf(read([first], { sheet: 'Phụ lục 9' }));
      expect(none).toMatchObject({ code: 'no-such-sheet', place: { detail: '"Phụ lục 1"' } });
    });
  });
});
