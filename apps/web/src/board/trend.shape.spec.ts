import type { TrendPoint } from '#contracts';
import { bandsOf, weekly } from './trend.shape.js';

const point = (day: string, done: number, late: number): TrendPoint => ({
  day,
  total: done + late,
  cells: { 'done-on-time': done, 'done-late': 0, 'open-in-term': 0, 'open-overdue': late, outside: 0 },
  groups: { done, 'on-schedule': 0, 'behind-or-at-risk': late, 'not-implementable': 0, remainder: 0 },
});

describe('the picture of a trend', () => {
  it('given two days, when drawn, then bands lie on one another and fill the height where the total is highest', () => {
    expect(bandsOf([point('2026-01-01', 1, 1), point('2026-01-02', 3, 1)], 100, 40)).toEqual([
      { group: 'done', path: 'M0.0 30.0L50.0 30.0L50.0 10.0L100.0 10.0L100.0 40.0L50.0 40.0L50.0 40.0L0.0 40.0Z' },
      {
        group: 'behind-or-at-risk',
        path: 'M0.0 20.0L50.0 20.0L50.0 0.0L100.0 0.0L100.0 10.0L50.0 10.0L50.0 30.0L0.0 30.0Z',
      },
    ]);
  });

  it('given no day, when drawn, then it is empty', () => {
    expect(bandsOf([], 100, 40)).toEqual([]);
  });

  it('given fifteen days, when told week by week, then the last day is one of them', () => {
    const days = Array.from({ length: 15 }, (_, index) => point(`day ${index}`, index, 0));
    expect(weekly(days).map(({ day }) => day)).toEqual(['day 0', 'day 7', 'day 14']);
  });
});
