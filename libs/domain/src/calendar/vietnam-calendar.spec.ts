/** The days that the register begins with, against sources that know nothing of our list: the moon and the law's counts. */
import { addDays, dayOf, localDay, weekdayOf } from './local-day.js';
import { VIETNAM_CALENDAR } from './vietnam-calendar.js';
import { faultOfCalendar } from './calendar.faults.js';

/**
 * The instant of the k-th new moon after 6 January 2000, in milliseconds of Unix time, within a minute or so: J. Meeus, Astronomical
 * Algorithms, chapter 49, the largest terms. (The Chinese calendar of ICU puts the first day of 2027 a day too late.)
 */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const eccentricity = 1 - 0.002516 * t;
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const sun = rad(2.5534 + 29.1053567 * k);
  const moon = rad(201.5643 + 385.81693528 * k);
  const latitude = rad(160.7108 + 390.67050284 * k);
  const days =
    2451550.09766 +
    29.530588861 * k -
    0.4072 * Math.sin(moon) +
    0.17241 * eccentricity * Math.sin(sun) +
    0.01608 * Math.sin(2 * moon) +
    0.01039 * Math.sin(2 * latitude) +
    0.00739 * eccentricity * Math.sin(moon - sun) -
    0.00514 * eccentricity * Math.sin(moon + sun) +
    0.00208 * eccentricity ** 2 * Math.sin(2 * sun) -
    0.00111 * Math.sin(moon - 2 * latitude);
  const deltaT = 70_000;
  return (days - 2440587.5) * 86_400_000 - deltaT;
}

/** The days of the year on which lunar months begin in Vietnam, from the first month on. No leap month comes before the fourth here. */
function lunarMonths(year: number): readonly string[] {
  const first = Math.floor((year - 2000) * 12.3685);
  const begins = Array.from({ length: 6 }, (_, index) => localDay(new Date(newMoon(first + index)).toISOString()));
  return begins.filter((day) => day >= dayOf(year, 1, 21));
}

const holidays = new Map(VIETNAM_CALENDAR.holidays.map((day) => [day.on, day]));
const isWeekend = (day: string) => VIETNAM_CALENDAR.weekend.includes(weekdayOf(day));

describe.each([2024, 2025, 2026, 2027])('the calendar of %i', (year) => {
  const ours = VIETNAM_CALENDAR.holidays.filter(({ on }) => on.startsWith(`${year}-`));

  it('rests on the tenth of the third lunar month and on the first three days of the first', () => {
    const [newYear = '', , third = ''] = lunarMonths(year);
    const wanted = [newYear, addDays(newYear, 1), addDays(newYear, 2), addDays(third, 9)];
    expect(wanted.filter((day) => holidays.get(day)?.kind !== 'public-holiday')).toEqual([]);
  });

  it('has the eleven days of the Code, less those that hang on a letter not yet written', () => {
    const named = ours.filter(({ kind }) => kind === 'public-holiday');
    expect(named).toHaveLength(year <= VIETNAM_CALENDAR.knownThrough ? 11 : 9);
  });

  it('gives a substitute for each day of the Code that falls on a weekend', () => {
    const lost = ours.filter(({ kind, on }) => kind === 'public-holiday' && isWeekend(on)).map(({ on }) => on);
    const given = ours.filter(({ kind }) => kind === 'substitute').map(({ standsFor }) => standsFor);
    expect([...given].sort()).toEqual([...lost].sort());
  });

  it('marks as provisional only what no letter has settled', () => {
    const uncertain = ours.filter(({ provisional }) => provisional !== undefined);
    expect(uncertain.length > 0).toBe(year > VIETNAM_CALENDAR.knownThrough);
  });
});

it('is sound by the rules for publishing, and every day of it says its kind', () => {
  expect(faultOfCalendar(VIETNAM_CALENDAR)).toBeUndefined();
  for (const day of [...VIETNAM_CALENDAR.holidays, ...VIETNAM_CALENDAR.workedDays]) expect(day.kind).toBeDefined();
});

it('fits into one event', () => {
  expect(Buffer.byteLength(JSON.stringify(VIETNAM_CALENDAR))).toBeLessThan(32_000);
});
