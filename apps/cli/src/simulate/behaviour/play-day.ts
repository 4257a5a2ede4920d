import { instantAt } from '#domain';
import type { Players } from './players.js';

/** When a simulated day ends. */
export const EVENING = '23:00';
/** After the morning's steps and before anybody's first act. */
const DAY_BEGINS = '08:00';

/** The register of a simulation, and the clock that both it and the people live by. */
export interface SimulatedHours {
  readonly clock: { now(): string; set(instant: string): void };
  /** Moves the clock to an instant and does whatever falls due on the way. */
  advance(instant: string): Promise<void>;
  /** When something falls due next. */
  nextDueAt(): Promise<string | null>;
}

/**
 * A working day: what falls due comes before anybody acts. Where nothing does, the clock alone is moved: an act sets timers of later
 * days only, but for those that set something waiting free.
 */
export async function playDay(day: string, players: Players, hours: SimulatedHours): Promise<void> {
  const { clock } = hours;
  const begins = instantAt(day, DAY_BEGINS);
  await hours.advance(begins > clock.now() ? begins : clock.now());
  await players.hear();
  const evening = instantAt(day, EVENING);
  let due = await hours.nextDueAt();
  for (let next = players.nextAt(); next !== null && next <= evening; next = players.nextAt()) {
    if (due !== null && due <= next) {
      await hours.advance(next);
      await players.hear();
      due = await hours.nextDueAt();
    }
    clock.set(next);
    const stirred = await players.act(next);
    await players.hear();
    if (stirred) {
      await hours.advance(next);
      await players.hear();
      due = await hours.nextDueAt();
    }
  }
}
