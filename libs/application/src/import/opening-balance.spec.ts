import { parseDeadline, type AskedBalance } from '#domain';
import { readHeader } from './columns.js';
import { BALANCE_COLUMNS, type BalanceColumn } from './opening-balance.columns.js';
import { readStatus } from './opening-balance.status.js';
import { readOpeningBalance, type ReadBalance } from './read-opening-balance.js';

const HEADINGS: Readonly<Record<BalanceColumn, string>> = {
  status: 'Trạng thái',
  completedOn: 'Ngày hoàn thành',
  documentNumber: 'Số văn bản',
  documentDate: 'Ngày văn bản',
  originalDeadline: 'Thời hạn ban đầu',
  extensions: 'Số lần gia hạn',
  obstacle: 'Vướng mắc',
  authority: 'Cơ quan tháo gỡ',
};

/** A row of an annex of 9 January 2025, due on 30 June 2025, imported on 2 June 2025. */
function reading(cells: Partial<Record<BalanceColumn, string>>, asOf: string | null = null): ReadBalance {
  const columns = Object.keys(HEADINGS) as BalanceColumn[];
  const used = columns.filter((column) => cells[column] !== undefined);
  const header = readHeader(
    used.map((column) => HEADINGS[column]),
    BALANCE_COLUMNS,
    [],
  );
  const row = { row: 1, line: 2, cells: used.map((column) => cells[column] ?? '') };
  const table = { header, issuedOn: '2025-01-09', at: '2025-06-02T03:00:00.000Z', asOf };
  return readOpeningBalance(row, parseDeadline('30/06/2025').deadline, table);
}

/** What is done, or sent, in words alone. */
const SAID: AskedBalance['standing'] = { status: 'awaiting-issue', authority: null, letter: null };

const codes = ({ findings }: ReadBalance): string[] => findings.map(({ code }) => code);
const standing = ({ balance }: ReadBalance): AskedBalance['standing'] | undefined => balance?.standing;

describe('the columns of an opening balance', () => {
  it('are found by their headings in either language', () => {
    const english = readHeader(
      [
        'STATUS',
        'completed on',
        'Document number',
        'document_date',
        'Original deadline',
        'Extensions',
        'Obstacle',
        'Authority',
      ],
      BALANCE_COLUMNS,
      [],
    );
    const vietnamese = readHeader(Object.values(HEADINGS), BALANCE_COLUMNS, []);
    expect(english.at).toEqual(vietnamese.at);
    expect(Object.keys(english.at)).toHaveLength(8);
  });

  it('are not needed: a table without them has no balance', () => {
    expect(reading({})).toEqual({ balance: null, held: false, findings: [] });
  });
});

describe('the status of a row', () => {
  it.each([
    ['Đã hoàn thành', 'completed'],
    ['HOÀN THÀNH ĐÚNG HẠN.', 'completed'],
    ['da hoan thanh', 'completed'],
    ['Đã hoàn thành: Quyết định số 12/QĐ-UBND ngày 3/4/2025', 'completed'],
    ['Đã hoàn thành (100%)', 'completed'],
    ['Done', 'completed'],
    ['Đang thực hiện, đã họp tổ soạn thảo', 'in-progress'],
    ['chưa hoàn thành', 'in-progress'],
    ['Chưa triển khai được', 'not-implementable'],
    ['Chưa triển khai', 'assigned'],
    ['Chờ xác nhận', 'submitted'],
    ['Đã trình, chờ ban hành', 'awaiting-issue'],
    ['Đã trình, Bộ đang xem xét', 'awaiting-issue'],
  ])('%s', (cell, status) => {
    expect(readStatus(cell)).toEqual({ kind: 'status', status });
  });

  it.each([
    'Đã hoàn thành, sẽ ban hành trước ngày 28/5',
    'Sẽ ban hành trong tháng 6',
    'Đã hoàn thành; dự kiến ban hành tuần sau',
    'Hoàn thành, chờ ký ban hành',
    'Completed, will be issued next week',
  ])('takes no promise for a completion: %s', (cell) => {
    expect(readStatus(cell)).toEqual({ kind: 'promised' });
  });

  it('tells what is expected from what is promised', () => {
    expect(readStatus('Dự kiến hoàn thành tháng 7')).toEqual({ kind: 'to-come' });
  });

  it.each(['Hoàn thành 50%', 'Đã hoàn thành (50%)', 'Đã hoàn thành dự thảo', 'Hoàn thành, trừ mục 3', 'ok', 'x'])(
    'guesses nothing: %s',
    (cell) => {
      expect(readStatus(cell)).toEqual({ kind: 'unknown' });
    },
  );
});

describe('reading a row', () => {
  it('takes what is done on its day, with its document', () => {
    const read = reading({
      status: 'Đã hoàn thành',
      completedOn: '20/05/2025',
      documentNumber: '45/QĐ-UBND',
      documentDate: '20/05/2025',
      originalDeadline: '31/03/2025',
      extensions: '1',
    });
    expect(read).toMatchObject({
      held: false,
      findings: [],
      balance: {
        asOf: null,
        standing: { status: 'completed', completedOn: '2025-05-20' },
        document: { number: '45/QĐ-UBND', issuedOn: '2025-05-20' },
        originalDeadline: { precision: 'day', on: '2025-03-31' },
        extensions: 1,
        words: 'Đã hoàn thành',
      },
    });
  });

  it.each<[string, Partial<Record<BalanceColumn, string>>, string[], AskedBalance['standing']]>([
    ['done on no day', { status: 'Đã hoàn thành' }, ['completed-without-date'], SAID],
    ['expected', { status: 'Dự kiến hoàn thành tháng 7' }, ['status-expected'], { status: 'in-progress' }],
    [
      'done with a number and no day',
      { status: 'Đã hoàn thành', documentNumber: '45/QĐ-UBND' },
      ['completed-without-date'],
      SAID,
    ],
    ['done tomorrow', { status: 'Đã hoàn thành', completedOn: '03/06/2025' }, ['completed-in-future'], SAID],
    [
      'told in the future tense, whatever day stands there',
      { status: 'Đã hoàn thành, sẽ ban hành', completedOn: '20/05/2025' },
      ['status-in-future'],
      SAID,
    ],
    [
      'sent for issue, by a letter',
      { status: 'Đã trình', documentNumber: '12/TTr-SKHCN', documentDate: '20/05/2025', authority: 'Bộ ví dụ' },
      [],
      { status: 'awaiting-issue', authority: 'Bộ ví dụ', letter: { number: '12/TTr-SKHCN', sentOn: '2025-05-20' } },
    ],
    ['sent for issue, by no letter', { status: 'Đã trình, chờ ban hành' }, ['letter-missing'], SAID],
    [
      'sent for issue, by a letter from before the task',
      { status: 'Đã trình', documentNumber: '1/TTr', documentDate: '08/01/2025' },
      ['letter-missing'],
      SAID,
    ],
    [
      'a document of another day, which counts',
      { status: 'xong', completedOn: '20/05/2025', documentNumber: '1/KH', documentDate: '18/05/2025' },
      ['completed-on-differs'],
      { status: 'completed', completedOn: '2025-05-18' },
    ],
    [
      'an obstacle that nobody owes',
      { status: 'Đang vướng', obstacle: 'Chờ thông tư' },
      ['authority-missing'],
      { status: 'blocked', cause: 'other', words: 'Chờ thông tư', authority: 'chưa ghi rõ' },
    ],
    [
      'no status column: the day says it',
      { completedOn: '2025-05-20' },
      [],
      { status: 'completed', completedOn: '2025-05-20' },
    ],
    ['nothing said', { status: '', extensions: '' }, [], { status: 'assigned' }],
  ])('keeps, and says so: %s', (_, cells, found, expected) => {
    const read = reading(cells);
    expect(codes(read)).toEqual(found);
    expect(read.held).toBe(false);
    expect(standing(read)).toEqual(expected);
  });

  it.each<[string, Partial<Record<BalanceColumn, string>>, string]>([
    ['an unknown status', { status: 'ok' }, 'status-unknown'],
    ['a day without a status', { status: '', completedOn: '20/05/2025' }, 'status-missing'],
    ['under way, yet done', { status: 'đang thực hiện', completedOn: '20/05/2025' }, 'status-contradicts'],
    ['done on no day of the calendar', { status: 'xong', completedOn: '31/06/2025' }, 'completed-on-unreadable'],
    ['done before it was issued', { status: 'xong', completedOn: '08/01/2025' }, 'completed-before-issue'],
    [
      'a document of no day',
      { status: 'xong', completedOn: '20/05/2025', documentNumber: '1', documentDate: 'tháng 5' },
      'document-date-unreadable',
    ],
    ['extended "several times"', { status: 'đang thực hiện', extensions: 'nhiều lần' }, 'extensions-unreadable'],
    [
      'a first deadline in words',
      { status: 'đang thực hiện', originalDeadline: 'sớm' },
      'original-deadline-unreadable',
    ],
  ])('holds the row back: %s', (_, cells, code) => {
    const read = reading(cells);
    expect(codes(read)).toContain(code);
    expect(read).toMatchObject({ held: true, balance: null });
  });

  it('says of every finding what to do, in both languages', () => {
    for (const { reason, remedy } of reading({ status: 'ok', extensions: 'x' }).findings)
      for (const words of [reason.vi, reason.en, remedy.vi, remedy.en]) expect(words).toMatch(/\.$/);
  });

  it('measures by the day on which the table was made', () => {
    const cells = { status: 'xong', completedOn: '20/05/2025' };
    expect(codes(reading(cells, '2025-05-10'))).toEqual(['completed-in-future']);
    expect(reading(cells, '2025-05-31').balance?.asOf).toBe('2025-05-31');
  });

  it('counts an extension that only the deadlines show as one, and keeps no first deadline that is the same', () => {
    const moved = reading({ status: 'đang thực hiện', originalDeadline: '3/2025' });
    expect([codes(moved), moved.balance?.extensions]).toEqual([['extensions-missing'], 1]);
    expect(reading({ status: 'đang thực hiện', originalDeadline: '6/2025' }).balance).toMatchObject({
      originalDeadline: null,
      extensions: 0,
    });
  });
});
