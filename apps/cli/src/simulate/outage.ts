/** Days on which the register's machine stands still in a simulation: people go on acting, and nothing falls due until it is back. */
import { addDays, addMs, instantAt } from '#domain';
import type { SimulatedHours } from './behaviour/play-day.js';

/** First and last day without the machine. */
export interface Outage {
  readonly from: string;
  readonly to: string;
}

function isWithin({ from, to }: Outage, day: string): boolean {
  return from <= day && day <= to;
}

/** The hours of a day: with an outage the clock alone is moved, and on the day after it the machine is back from midnight on. */
export async function hoursOf(day: string, hours: SimulatedHours, outage: Outage | undefined): Promise<SimulatedHours> {
  if (outage === undefined || day < outage.from) return hours;
  const { clock } = hours;
  const begins = instantAt(outage.from, '00:00');
  if (isWithin(outage, day)) {
    if (clock.now() < begins) {
      await hours.advance(addMs(begins, -1));
      clock.set(begins);
    }
    return { clock, advance: async (instant) => clock.set(instant), nextDueAt: async () => null };
  }
  const back = instantAt(addDays(outage.to, 1), '00:00');
  if (clock.now() < back) clock.set(back);
  return hours;
}
