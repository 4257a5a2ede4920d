import { VIETNAM_CALENDAR } from '#domain';
import { deadlineView, remainingWords } from './deadline.view.js';

const due = '2025-03-31T16:59:59.999Z';
const words = (now: string) => remainingWords(due, now, VIETNAM_CALENDAR);

describe('what is left of a term, in words', () => {
  it.each([
    ['2025-03-31T02:00:00.000Z', 'hết hạn hôm nay', 'due today'],
    ['2025-03-28T02:00:00.000Z', 'còn 1 ngày làm việc', '1 working day left'],
    ['2025-03-24T02:00:00.000Z', 'còn 5 ngày làm việc', '5 working days left'],
    ['2024-10-01T02:00:00.000Z', 'còn khoảng 6 tháng', 'about 6 months left'],
    ['2025-03-31T17:00:00.000Z', 'quá hạn 1 ngày làm việc', '1 working day overdue'],
    ['2025-04-08T02:00:00.000Z', 'quá hạn 5 ngày làm việc', '5 working days overdue'],
  ])('at %s: %s', (now, vi, en) => expect(words(now)).toEqual({ vi, en }));

  it('is said of no deadline that is past caring, and of none that is undated', () => {
    const when = { now: '2025-03-24T02:00:00.000Z', calendar: VIETNAM_CALENDAR };
    const deadline = { text: '31/3/2025', precision: 'day', on: '2025-03-31' } as const;
    expect(deadlineView(deadline, due, true, when)).toMatchObject({ on: '2025-03-31', remaining: null });
    expect(deadlineView({ text: 'Thường xuyên', precision: 'continuous' }, null, false, when)).toEqual({
      text: 'Thường xuyên',
      precision: 'continuous',
      on: null,
      dueAt: null,
      remaining: null,
    });
  });
});
