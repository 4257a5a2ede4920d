import type { SteppingClock } from '#automation';
import type { MovableClock, OffsetClock } from '#platform';

/** A clock that a simulation or a test sets. */
export function settableClock(clock: MovableClock): SteppingClock {
  return { now: () => clock.now(), moveTo: (instant) => clock.set(instant) };
}

/** The demonstration's clock, which runs on from wherever it is put. Never back: an instant that has passed moves nothing. */
export function runningClock(clock: OffsetClock): SteppingClock {
  return {
    now: () => clock.now(),
    moveTo: (instant) => {
      clock.offset += Math.max(0, Date.parse(instant) - Date.parse(clock.now()));
    },
  };
}
