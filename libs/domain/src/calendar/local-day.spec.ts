import * as fc from 'fast-check';
import {
  addDays,
  dayNumber,
  dayOfNumber,
  daysBetween,
  endOfDay,
  instantAt,
  instantMs,
  instantOfMs,
  isDay,
  localDay,
  localTime,
  weekdayOf,
} from './local-day.js';

const SEED = 57;

describe('a local day', () => {
  it.each([
    ['1970-01-01', 0, 4],
    ['2000-02-29', 11_016, 2],
    ['2024-12-31', 20_088, 2],
    ['2025-01-29', 20_117, 3],
    ['1969-12-31', -1, 3],
  ])('%s is day %i, weekday %i', (day, number, weekday) => {
    expect(dayNumber(day)).toBe(number);
    expect(dayOfNumber(number)).toBe(day);
    expect(weekdayOf(day)).toBe(weekday);
  });

  it.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '2025-4-1', '', 'hôm nay'])(
    'refuses "%s"',
    (text) => {
      expect(isDay(text)).toBe(false);
      expect(() => dayNumber(text)).toThrow(RangeError);
    },
  );

  it.each([
    ['2025-03-01T00:30:00.000Z', '2025-03-01', '07:30'],
    ['2025-06-30T16:59:59.999Z', '2025-06-30', '23:59'],
    ['2025-06-30T17:00:00.000Z', '2025-07-01', '00:00'],
    ['2024-12-31T17:00:00.000Z', '2025-01-01', '00:00'],
  ])('%s falls on %s at %s in Asia/Ho_Chi_Minh', (instant, day, time) => {
    expect(localDay(instant)).toBe(day);
    expect(localTime(instant)).toBe(time);
  });

  it('ends at 23:59:59.999 local time', () => {
    expect(endOfDay('2025-06-30')).toBe('2025-06-30T16:59:59.999Z');
    expect(instantAt('2025-01-01', '00:00')).toBe('2024-12-31T17:00:00.000Z');
  });

  it.each(['2025-06-30', '2025-06-30T24:00:00.000Z', '2025-06-30T10:00:00Z', '2025-06-30T10:00:00.000+07:00'])(
    'refuses the instant "%s"',
    (text) => expect(() => instantMs(text)).toThrow(RangeError),
  );

  it('refuses a time of day that no clock shows', () => {
    expect(() => instantAt('2025-06-30', '24:00')).toThrow(RangeError);
  });

  it(`agrees with the platform's calendar over four centuries (seed ${SEED})`, () => {
    const ms = fc.integer({ min: Date.UTC(1800, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(ms, ms, (one, other) => {
        const instant = new Date(one).toISOString();
        expect(instantMs(instant)).toBe(one);
        expect(instantOfMs(one)).toBe(instant);
        expect(localDay(instant)).toBe(new Date(one + 7 * 3_600_000).toISOString().slice(0, 10));
        const [from, to] = [localDay(instant), localDay(instantOfMs(other))];
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(weekdayOf(from)).toBe(new Date(`${from}T00:00:00Z`).getUTCDay());
      }),
      { seed: SEED, numRuns: 2000 },
    );
  });
});
