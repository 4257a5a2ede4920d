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
import { History, id } from '../projecting/history.examples.js';
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

describe('a unit that has nobody', () => {
  it('stops the clocks of what waits, and the event that fills the post sets them going', () => {
    const history = new History();
    history.record(id('policy', 1), 'PolicyPublished', { policy: DEFAULT_POLICY });
    history.record(id('calendar', 1), 'CalendarPublished', { calendar: VIETNAM_CALENDAR });
    const assignment = id('assignment', 1);
    history.record(assignment, 'AssignmentOpened', {
      task: id('task', 1),
      directive: id('directive', 1),
      unit: id('unit', 1),
      ownerUnit: id('unit', 0),
      relation: 'one',
      keeper: assignment,
      deadline: { precision: 'day', on: '2025-04-30', text: '30/4/2025' },
      dueAt: '2025-04-30T16:59:59.999Z',
      deadlineVersion: 1,
      termStartsOn: '2025-03-04',
      ladder: 'long',
      policyVersion: 1,
      calendarVersion: 1,
      skippedSteps: [],
    });
    const versions = { deadlineVersion: 1, policyVersion: 1, calendarVersion: 1 };
    const days = { from: '2025-03-04', to: '2025-03-04', workingDays: 0, skipped: [] };
    const step = { step: 'R0' as const, dueAt: '2025-03-04T03:00:00.000Z', ...versions, days };
    history.record(assignment, 'StepsHeld', { ...step, reason: 'nobody-to-tell' });
    const stepsOf = (): (string | null)[] => {
      const tables = new MemoryTables(timersProjection);
      tables.apply(history.events);
      return tables
        .list(TimerRow)
        .filter(({ step: code }) => code !== null)
        .map(({ step: code }) => code)
        .sort();
    };
    expect(stepsOf()).toEqual([]);
    history.record(id('unit', 1), 'PostFilled', { post: 'unitHead', person: id('person', 1), acting: true });
    expect(stepsOf()).toEqual(['R0', 'U1']);
    history.record(id('unit', 1), 'PostVacated', { post: 'unitHead', person: id('person', 1) });
    expect(stepsOf()).toEqual([]);
  });
});
