import * as fc from 'fast-check';
import type { Deadline } from './deadline.js';
import { describeDeadline } from './describe-deadline.js';
import { parseDeadline } from './parse-deadline.js';
import { addDays, dayOfNumber, instantAt } from '../calendar/local-day.js';

const SEED = 20250109;

function bare(deadline: Deadline): object {
  return Object.fromEntries(Object.entries(deadline).filter(([key]) => key !== 'text'));
}

describe('reading a deadline', () => {
  it.each<readonly [string, object]>([
    ['2025', { precision: 'year', year: 2025 }],
    ['năm 2025', { precision: 'year', year: 2025 }],
    ['Trong năm 2025', { precision: 'year', year: 2025 }],
    ['Đến hết năm 2025', { precision: 'year', year: 2025 }],
    ['12/2025', { precision: 'month', year: 2025, month: 12 }],
    ['06/2025', { precision: 'month', year: 2025, month: 6 }],
    ['Tháng 10/2025', { precision: 'month', year: 2025, month: 10 }],
    ['tháng 10 năm 2025', { precision: 'month', year: 2025, month: 10 }],
    ['T10/2025', { precision: 'month', year: 2025, month: 10 }],
    ['Cuối tháng 10/2025.', { precision: 'month', year: 2025, month: 10 }],
    ['Quý II/2025', { precision: 'quarter', year: 2025, quarter: 2 }],
    ['trong quý III/2025', { precision: 'quarter', year: 2025, quarter: 3 }],
    ['Quý 4 năm 2025', { precision: 'quarter', year: 2025, quarter: 4 }],
    ['Q1/2026', { precision: 'quarter', year: 2026, quarter: 1 }],
    ['6 tháng đầu năm 2025', { precision: 'half-year', year: 2025, half: 1 }],
    ['Sáu tháng cuối năm 2025', { precision: 'half-year', year: 2025, half: 2 }],
    ['15/6/2025', { precision: 'day', on: '2025-06-15' }],
    ['15 / 6 / 2025', { precision: 'day', on: '2025-06-15' }],
    ['15.06.2025', { precision: 'day', on: '2025-06-15' }],
    ['2025-06-15', { precision: 'day', on: '2025-06-15' }],
    ['trước ngày 15/6/2025', { precision: 'day', on: '2025-06-15' }],
    ['Hoàn thành trước ngày 15 tháng 6 năm 2025', { precision: 'day', on: '2025-06-15' }],
    ['Chậm nhất là ngày 15-6-2025', { precision: 'day', on: '2025-06-15' }],
    ['trước 17h00 ngày 15/6/2025', { precision: 'instant', at: '2025-06-15T10:00:00.000Z' }],
    ['Trước 8 giờ 30 ngày 15/6/2025', { precision: 'instant', at: '2025-06-15T01:30:00.000Z' }],
    ['17h ngày 15/6/2025', { precision: 'instant', at: '2025-06-15T10:00:00.000Z' }],
    ['2025 - 2026', { precision: 'range', from: '2025-01-01', to: '2026-12-31' }],
    ['2025-2026', { precision: 'range', from: '2025-01-01', to: '2026-12-31' }],
    ['2025–2026', { precision: 'range', from: '2025-01-01', to: '2026-12-31' }],
    ['Giai đoạn 2025-2030', { precision: 'range', from: '2025-01-01', to: '2030-12-31' }],
    ['từ tháng 6 đến tháng 12/2025', { precision: 'range', from: '2025-06-01', to: '2025-12-31' }],
    ['6/2025 - 12/2025', { precision: 'range', from: '2025-06-01', to: '2025-12-31' }],
    ['Quý I - Quý III/2025', { precision: 'range', from: '2025-01-01', to: '2025-09-30' }],
    ['2025 và những năm tiếp theo', { precision: 'open-ended', year: 2025 }],
    ['Từ năm 2025 trở đi', { precision: 'open-ended', year: 2025 }],
    ['Hằng năm', { precision: 'recurring', every: 'year' }],
    ['hàng năm', { precision: 'recurring', every: 'year' }],
    ['hàng quý', { precision: 'recurring', every: 'quarter' }],
    ['Định kỳ hằng tháng', { precision: 'recurring', every: 'month' }],
    ['6 tháng một lần', { precision: 'recurring', every: 'half-year' }],
    [
      'trong 30 ngày kể từ ngày ban hành Nghị quyết',
      { precision: 'relative', days: 30, working: false, after: 'ngày ban hành Nghị quyết' },
    ],
    [
      '15 (mười lăm) ngày làm việc kể từ khi nhận hồ sơ',
      { precision: 'relative', days: 15, working: true, after: 'khi nhận hồ sơ' },
    ],
    ['trong 30 ngày kể từ ngày 01/6/2025', { precision: 'day', on: '2025-07-01' }],
    ['Thường xuyên', { precision: 'continuous' }],
    ['Nhiệm vụ thường xuyên', { precision: 'continuous' }],
    ['thường xuyên, liên tục', { precision: 'continuous' }],
  ])('reads "%s"', (text, expected) => {
    const { deadline, warning } = parseDeadline(text);
    expect(warning).toBeNull();
    expect(bare(deadline)).toEqual(expected);
    expect(deadline.text).toBe(text);
  });

  it.each([
    ['', 'blank'],
    ['  ', 'blank'],
    ['-', 'blank'],
    ['31/02/2025', 'no-such-day'],
    ['13/2025', 'no-such-day'],
    ['6/9025', 'no-such-day'],
    ['15/6/0025', 'no-such-day'],
    ['25h00 ngày 15/6/2025', 'no-such-day'],
    ['30/6', 'no-year'],
    ['Quý III', 'no-year'],
    ['trước ngày 30/6', 'no-year'],
    ['trước tháng 6/2025', 'before-period'],
    ['trước năm 2026', 'before-period'],
    ['2026 - 2025', 'reversed-range'],
    ['Đầu năm 2025', 'unreadable'],
    ['theo tiến độ của Chính phủ', 'unreadable'],
    ['trong 0 ngày kể từ ngày ký', 'unreadable'],
    ['hằng tuần', 'unreadable'],
    ['2025 '.repeat(100), 'unreadable'],
  ])('leaves "%s" to a person: %s', (text, expected) => {
    const { deadline, warning } = parseDeadline(text);
    expect(warning).toBe(expected);
    expect(deadline).toEqual({ text: text.trim(), precision: 'none' });
  });

  it('reads decomposed and composed letters alike', () => {
    expect(bare(parseDeadline('Quý II/2025'.normalize('NFD')).deadline)).toEqual({
      precision: 'quarter',
      year: 2025,
      quarter: 2,
    });
  });
});

const year = fc.integer({ min: 2000, max: 2099 });
const day = fc.integer({ min: 10_957, max: 47_000 }).map(dayOfNumber);
const deadlines: fc.Arbitrary<Deadline> = fc
  .oneof(
    fc.record({
      precision: fc.constant('instant' as const),
      at: fc
        .tuple(day, fc.integer({ min: 0, max: 1439 }))
        .map(([on, minute]) =>
          instantAt(on, `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`),
        ),
    }),
    fc.record({ precision: fc.constant('day' as const), on: day }),
    fc.record({ precision: fc.constant('month' as const), year, month: fc.integer({ min: 1, max: 12 }) }),
    fc.record({ precision: fc.constant('quarter' as const), year, quarter: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ precision: fc.constant('half-year' as const), year, half: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ precision: fc.constant('year' as const), year }),
    fc.tuple(day, fc.nat(4000)).map(([from, days]) => ({ precision: 'range' as const, from, to: addDays(from, days) })),
    fc.record({ precision: fc.constant('open-ended' as const), year }),
    fc.record({
      precision: fc.constant('recurring' as const),
      every: fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const),
    }),
    fc.record({
      precision: fc.constant('relative' as const),
      days: fc.integer({ min: 1, max: 999 }),
      working: fc.boolean(),
      after: fc.constantFrom('khi ban hành Nghị định', 'Luật có hiệu lực', 'được phê duyệt'),
    }),
    fc.constant({ precision: 'continuous' as const }),
    fc.constant({ precision: 'none' as const }),
  )
  .map((bareDeadline) => ({ text: '', ...bareDeadline }));

/** True when the Vietnamese words of a deadline read back to it. */
function readsBack(describe: (deadline: Deadline) => string, deadline: Deadline): boolean {
  return JSON.stringify(bare(parseDeadline(describe(deadline)).deadline)) === JSON.stringify(bare(deadline));
}

describe(`describing a deadline (seed ${SEED})`, () => {
  it('reads back to the same deadline', () => {
    fc.assert(
      fc.property(deadlines, (deadline) => {
        expect(readsBack((one) => describeDeadline(one, 'vi'), deadline)).toBe(true);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('catches the mutant that swaps day and month', () => {
    const mutant = (deadline: Deadline): string =>
      describeDeadline(deadline, 'vi').replace(/(\d{2})\/(\d{2})\/(\d{4})/, '$2/$1/$3');
    expect(
      fc.check(
        fc.property(deadlines, (deadline) => readsBack(mutant, deadline)),
        { seed: SEED, numRuns: 1000 },
      ).failed,
    ).toBe(true);
  });

  it('never throws, keeps the text, and gives a deadline or a warning', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: 'grapheme' }), (text) => {
        const { deadline, warning } = parseDeadline(text);
        expect(deadline.precision === 'none').toBe(warning !== null);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it.each<readonly [Deadline, string, string]>([
    [{ text: '', precision: 'day', on: '2025-06-05' }, 'ngày 05/06/2025', '05/06/2025'],
    [{ text: '', precision: 'month', year: 2025, month: 10 }, 'tháng 10/2025', 'October 2025'],
    [{ text: '', precision: 'half-year', year: 2025, half: 2 }, '6 tháng cuối năm 2025', 'second half of 2025'],
    [{ text: '', precision: 'quarter', year: 2025, quarter: 4 }, 'quý IV/2025', 'quarter 4 of 2025'],
    [
      { text: '', precision: 'instant', at: '2025-06-15T10:00:00.000Z' },
      'trước 17h00 ngày 15/06/2025',
      'before 17:00 on 15/06/2025',
    ],
    [{ text: '', precision: 'open-ended', year: 2025 }, 'năm 2025 và các năm tiếp theo', '2025 and the years after'],
    [
      { text: '', precision: 'relative', days: 30, working: true, after: 'ngày ký' },
      'trong 30 ngày làm việc kể từ ngày ký',
      'within 30 working days after ngày ký',
    ],
  ])('says %j', (deadline, vi, en) => {
    expect(describeDeadline(deadline, 'vi')).toBe(vi);
    expect(describeDeadline(deadline, 'en')).toBe(en);
  });
});
