import type { Deadline } from './deadline.js';
import { datedFrom, dueAt, firstDay, firstDueAt, lastDay, termDays } from './due-at.js';

type Case = readonly [Deadline, string | null, string | null, string | null];

describe('what comes every year', () => {
  const yearly = { text: 'Hằng năm', precision: 'recurring', every: 'year' } as const;

  it('is due first at the end of the year in which its term begins', () => {
    expect(firstDueAt(yearly, '2025-01-09')).toBe('2025-12-31T16:59:59.999Z');
    expect(firstDueAt({ ...yearly, every: 'quarter' }, '2025-01-09')).toBeNull();
    expect(firstDueAt({ text: '6/2025', precision: 'month', year: 2025, month: 6 }, '2025-01-09')).toBe(
      '2025-06-30T16:59:59.999Z',
    );
  });
});

describe('when something is due', () => {
  it.each<Case>([
    [
      { text: '', precision: 'instant', at: '2025-06-15T10:00:00.000Z' },
      '2025-06-15',
      '2025-06-15',
      '2025-06-15T10:00:00.000Z',
    ],
    [{ text: '', precision: 'day', on: '2025-06-15' }, '2025-06-15', '2025-06-15', '2025-06-15T16:59:59.999Z'],
    [{ text: '', precision: 'month', year: 2024, month: 2 }, '2024-02-01', '2024-02-29', '2024-02-29T16:59:59.999Z'],
    [
      { text: '', precision: 'quarter', year: 2025, quarter: 2 },
      '2025-04-01',
      '2025-06-30',
      '2025-06-30T16:59:59.999Z',
    ],
    [{ text: '', precision: 'half-year', year: 2025, half: 2 }, '2025-07-01', '2025-12-31', '2025-12-31T16:59:59.999Z'],
    [{ text: '', precision: 'year', year: 2025 }, '2025-01-01', '2025-12-31', '2025-12-31T16:59:59.999Z'],
    [
      { text: '', precision: 'range', from: '2025-01-01', to: '2026-12-31' },
      '2025-01-01',
      '2026-12-31',
      '2026-12-31T16:59:59.999Z',
    ],
    [{ text: '', precision: 'open-ended', year: 2025 }, '2025-01-01', '2025-12-31', '2025-12-31T16:59:59.999Z'],
    [{ text: '', precision: 'recurring', every: 'year' }, null, null, null],
    [{ text: '', precision: 'relative', days: 30, working: false, after: 'ngày ký' }, null, null, null],
    [{ text: '', precision: 'continuous' }, null, null, null],
    [{ text: '', precision: 'none' }, null, null, null],
  ])('%j runs from %s to %s, due %s', (deadline, first, last, due) => {
    expect(firstDay(deadline)).toBe(first);
    expect(lastDay(deadline)).toBe(last);
    expect(dueAt(deadline)).toBe(due);
  });

  it('an instant after 17:00 UTC belongs to the next local day', () => {
    expect(lastDay({ text: '', precision: 'instant', at: '2025-06-14T18:00:00.000Z' })).toBe('2025-06-15');
  });

  it('dates a relative deadline by its event', () => {
    const relative: Deadline = {
      text: 'trong 30 ngày',
      precision: 'relative',
      days: 30,
      working: false,
      after: 'ngày ký',
    };
    expect(datedFrom(relative, '2025-06-01')).toEqual({ text: 'trong 30 ngày', precision: 'day', on: '2025-07-01' });
  });

  it.each([
    ['2025-01-09', '2025-12-31T16:59:59.999Z', 356],
    ['2025-01-09', '2025-01-09T16:59:59.999Z', 0],
    ['2025-01-09', '2024-12-31T16:59:59.999Z', 0],
    ['2025-01-09', null, null],
  ])('the term from %s to %s has %s days', (from, due, days) => expect(termDays(from, due)).toBe(days));
});
