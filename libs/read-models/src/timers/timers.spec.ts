import * as fc from 'fast-check';
import {
  type AssignmentEvent,
  DEFAULT_POLICY,
  evolveAssignment,
  type Happened,
  nextTimers,
  noAssignment,
  VIETNAM_CALENDAR,
} from '#domain';
import type { RecordedEvent } from '#event-store';
import { MemoryTables } from '../projecting/memory-tables.examples.js';
import { type Choice, historyOf } from '../projecting/random-history.examples.js';
import { TimerRow } from './timers.entity.js';
import { timersProjection } from './timers.projection.js';

const SEED = 2026;

/** Stream by stream, without a projection: what the policy says of every assignment as it stands at the end. */
function oracle(events: readonly RecordedEvent[]): string[] {
  const streams = new Set(events.filter((event) => event.type === 'AssignmentOpened').map((event) => event.stream));
  return [...streams]
    .flatMap((stream) => {
      const own = events.filter((event) => event.stream === stream) as unknown as Happened<AssignmentEvent>[];
      const state = own.reduce(evolveAssignment, noAssignment);
      return nextTimers(state, DEFAULT_POLICY, VIETNAM_CALENDAR).map(
        ({ clock, step, dueAt }) => `${stream} ${clock} ${step} ${dueAt}`,
      );
    })
    .sort();
}

describe(`timers (seed ${SEED})`, () => {
  it('hold the next boundary of every running clock and nothing else', () => {
    const choices = fc.array(fc.tuple(fc.nat(10_000), fc.nat(10_000)) satisfies fc.Arbitrary<Choice>, {
      minLength: 30,
      maxLength: 150,
    });
    fc.assert(
      fc.property(choices, (chosen) => {
        const events = historyOf(chosen);
        const tables = new MemoryTables(timersProjection);
        tables.apply(events);
        const held = tables
          .list(TimerRow)
          .map(({ assignment, clock, step, dueAt }) => `${assignment} ${clock} ${step} ${dueAt}`);
        expect(held.sort()).toEqual(oracle(events));
      }),
      { seed: SEED, numRuns: 15 },
    );
  });
});
