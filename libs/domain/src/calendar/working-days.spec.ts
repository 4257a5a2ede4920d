import * as fc from 'fast-check';
import type { WorkingCalendar } from './calendar.js';
import { addDays, dayOfNumber } from './local-day.js';
import { VIETNAM_CALENDAR } from './vietnam-calendar.js';
import {
  addWorkingDays,
  countWorkingDays,
  isWorkingDay,
  nextWorkingInstant,
  nextWorkingMorning,
  restDayName,
  workingDaysBetween,
} from './working-days.js';

const SEED = 112;

describe('the working calendar of Vietnam', () => {
  it.each([
    ['2024-02-08', 'Tết Nguyên đán'],
    ['2024-02-14', 'Tết Nguyên đán (nghỉ bù)'],
    ['2024-04-18', 'Giỗ Tổ Hùng Vương'],
    ['2024-04-29', 'Nghỉ hoán đổi dịp 30/4 và 01/5'],
    ['2024-09-03', 'Quốc khánh (ngày liền kề)'],
    ['2025-01-01', 'Tết Dương lịch'],
    ['2025-01-25', 'Thứ bảy'],
    ['2025-01-27', 'Tết Nguyên đán'],
    ['2025-01-31', 'Tết Nguyên đán'],
    ['2025-02-02', 'Chủ nhật'],
    ['2025-04-07', 'Giỗ Tổ Hùng Vương'],
    ['2025-04-30', 'Ngày Chiến thắng'],
    ['2025-05-01', 'Ngày Quốc tế lao động'],
    ['2025-05-02', 'Nghỉ hoán đổi dịp 30/4 và 01/5'],
    ['2025-09-01', 'Quốc khánh (ngày liền kề)'],
    ['2025-09-02', 'Quốc khánh'],
    ['2026-01-02', 'Nghỉ hoán đổi dịp Tết Dương lịch'],
    ['2026-02-16', 'Tết Nguyên đán'],
    ['2026-02-20', 'Tết Nguyên đán'],
    ['2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)'],
    ['2026-08-31', 'Nghỉ hoán đổi dịp Quốc khánh'],
    ['2026-09-01', 'Quốc khánh (ngày liền kề)'],
    ['2027-02-08', 'Tết Nguyên đán'],
    ['2027-04-16', 'Giỗ Tổ Hùng Vương'],
    ['2030-04-30', 'Ngày Chiến thắng'],
  ])('rests on %s: %s', (day, name) => expect(restDayName(VIETNAM_CALENDAR, day)).toBe(name));

  it.each([
    '2024-05-04',
    '2025-02-03',
    '2025-04-26',
    '2025-09-03',
    '2026-01-10',
    '2026-02-13',
    '2026-02-23',
    '2026-08-22',
    '2026-09-03',
  ])('works on %s', (day) => expect(isWorkingDay(VIETNAM_CALENDAR, day)).toBe(true));

  it('names each day once and gives each a reference', () => {
    const days = [...VIETNAM_CALENDAR.holidays, ...VIETNAM_CALENDAR.workedDays];
    expect(new Set(days.map((day) => day.on)).size).toBe(days.length);
    expect(days.every((day) => day.reference !== '' && day.name !== '')).toBe(true);
  });

  it('exchanges weekdays for weekend days only', () => {
    const saturdays = VIETNAM_CALENDAR.workedDays.map((day) =>
      restDayName({ ...VIETNAM_CALENDAR, workedDays: [] }, day.on),
    );
    expect(saturdays).toEqual(['Thứ bảy', 'Thứ bảy', 'Thứ bảy', 'Thứ bảy']);
  });
});

describe('counting working days', () => {
  it('steps over Tết and names what it skipped', () => {
    expect(addWorkingDays(VIETNAM_CALENDAR, '2025-01-24', 1)).toBe('2025-02-03');
    expect(workingDaysBetween(VIETNAM_CALENDAR, '2025-01-24', '2025-02-03')).toEqual({
      from: '2025-01-24',
      to: '2025-02-03',
      workingDays: 1,
      skipped: [
        { on: '2025-01-25', name: 'Thứ bảy' },
        { on: '2025-01-26', name: 'Chủ nhật' },
        { on: '2025-01-27', name: 'Tết Nguyên đán' },
        { on: '2025-01-28', name: 'Tết Nguyên đán' },
        { on: '2025-01-29', name: 'Tết Nguyên đán' },
        { on: '2025-01-30', name: 'Tết Nguyên đán' },
        { on: '2025-01-31', name: 'Tết Nguyên đán' },
        { on: '2025-02-01', name: 'Thứ bảy' },
        { on: '2025-02-02', name: 'Chủ nhật' },
      ],
    });
  });

  it('counts backwards from a Sunday without counting it', () => {
    expect(addWorkingDays(VIETNAM_CALENDAR, '2025-06-01', -1)).toBe('2025-05-30');
    expect(workingDaysBetween(VIETNAM_CALENDAR, '2025-06-01', '2025-05-30').workingDays).toBe(-1);
  });

  it('gives the day itself for none', () => {
    expect(addWorkingDays(VIETNAM_CALENDAR, '2025-06-01', 0)).toBe('2025-06-01');
    expect(workingDaysBetween(VIETNAM_CALENDAR, '2025-06-01', '2025-06-01').workingDays).toBe(0);
  });

  it('refuses a calendar without a working day instead of searching for ever', () => {
    const idle: WorkingCalendar = { ...VIETNAM_CALENDAR, weekend: [0, 1, 2, 3, 4, 5, 6], workedDays: [] };
    expect(() => addWorkingDays(idle, '2025-06-02', 1)).toThrow(RangeError);
  });

  it(`what is added is what is counted, and ends on a working day (seed ${SEED})`, () => {
    const day = fc.integer({ min: 19_800, max: 21_500 }).map(dayOfNumber);
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (from, days) => {
        fc.pre(days !== 0);
        const reached = addWorkingDays(VIETNAM_CALENDAR, from, days);
        expect(isWorkingDay(VIETNAM_CALENDAR, reached)).toBe(true);
        const count = workingDaysBetween(VIETNAM_CALENDAR, from, reached);
        expect(count.workingDays).toBe(days);
        const distance = Math.abs(count.workingDays) + count.skipped.length;
        expect(addDays(from, days < 0 ? -distance : distance)).toBe(reached);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

/** Day after day, as one counts on a wall calendar. */
function walk(calendar: WorkingCalendar, from: string, days: number): string {
  const step = days < 0 ? -1 : 1;
  let day = from;
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(calendar, day)) left -= 1;
  }
  return day;
}

describe('counting without walking', () => {
  it(`comes to the day to which walking leads, in calendars of any make (seed ${SEED})`, () => {
    const day = fc.integer({ min: 20_000, max: 20_400 }).map(dayOfNumber);
    const days = fc.uniqueArray(day, { maxLength: 60 });
    const calendar = fc.record({
      weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 }),
      holidays: days,
      workedDays: days,
    });
    const named = (on: string) => ({ on, name: on, reference: on });
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: -120, max: 120 }), (made, from, count) => {
        const holidays = made.holidays.map(named);
        const workedDays = made.workedDays.map(named);
        const calendar: WorkingCalendar = { ...VIETNAM_CALENDAR, weekend: made.weekend, holidays, workedDays };
        const reached = walk(calendar, from, count);
        expect(addWorkingDays(calendar, from, count)).toBe(reached);
        expect(countWorkingDays(calendar, from, reached)).toBe(Math.max(0, count));
        // Counting ends on any day, not on working days alone.
        const later = addDays(from, Math.abs(count));
        expect(countWorkingDays(calendar, from, later)).toBe(workingDaysBetween(calendar, from, later).workingDays);
      }),
      { seed: SEED, numRuns: 500 },
    );
  });

  it(`gives the same number over any span (seed ${SEED})`, () => {
    const day = fc.integer({ min: 19_700, max: 21_500 });
    fc.assert(
      fc.property(day, fc.nat(900), (from, days) => {
        const [first, last] = [dayOfNumber(from), dayOfNumber(from + days)];
        expect(countWorkingDays(VIETNAM_CALENDAR, first, last)).toBe(
          workingDaysBetween(VIETNAM_CALENDAR, first, last).workingDays,
        );
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('gives none where the second day is not later', () => {
    expect(countWorkingDays(VIETNAM_CALENDAR, '2025-06-10', '2025-06-10')).toBe(0);
    expect(countWorkingDays(VIETNAM_CALENDAR, '2025-06-10', '2025-06-02')).toBe(0);
  });
});

describe('the hours in which people are written to', () => {
  it.each([
    ['within them', '2025-03-03T03:00:00.000Z', '2025-03-03T03:00:00.000Z'],
    ['at their start', '2025-03-03T00:30:00.000Z', '2025-03-03T00:30:00.000Z'],
    ['before them', '2025-03-03T00:00:00.000Z', '2025-03-03T00:30:00.000Z'],
    ['at their end', '2025-03-03T10:00:00.000Z', '2025-03-04T00:30:00.000Z'],
    ['on a Friday evening', '2025-03-07T12:00:00.000Z', '2025-03-10T00:30:00.000Z'],
    ['on a Saturday at noon', '2025-03-08T05:00:00.000Z', '2025-03-10T00:30:00.000Z'],
    ['on a worked Saturday', '2025-04-26T05:00:00.000Z', '2025-04-26T05:00:00.000Z'],
    ['on the eve of Tết', '2025-01-24T11:00:00.000Z', '2025-02-03T00:30:00.000Z'],
  ])('%s', (_when, instant, expected) => expect(nextWorkingInstant(VIETNAM_CALENDAR, instant)).toBe(expected));

  it.each([
    ['2025-03-03T00:30:00.000Z', '2025-03-03T00:30:00.000Z'],
    ['2025-03-03T00:30:00.001Z', '2025-03-04T00:30:00.000Z'],
    ['2025-03-07T16:59:59.999Z', '2025-03-10T00:30:00.000Z'],
  ])('the next morning from %s is %s', (instant, expected) =>
    expect(nextWorkingMorning(VIETNAM_CALENDAR, instant)).toBe(expected),
  );
});
