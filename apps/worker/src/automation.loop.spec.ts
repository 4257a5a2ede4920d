import { MovableClock, SystemClock } from '#platform';
import { AutomationLoop } from './automation.loop.js';

const MORNING = '2025-03-03T00:00:00.000Z';
const DUE = '2025-03-03T00:30:00.000Z';

interface Stage {
  readonly loop: AutomationLoop;
  readonly clock: MovableClock;
  /** The clock's instants at which a turn ran. */
  readonly turns: string[];
  readonly grow: () => void;
}

function stage(outcome: () => string | null): Stage {
  const clock = new MovableClock(MORNING);
  const turns: string[] = [];
  const listeners = new Set<() => void>();
  const loop = new AutomationLoop({
    clock,
    turn: () => {
      turns.push(clock.now());
      return Promise.resolve(outcome());
    },
    onGrowth: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    report: { warn: () => undefined },
    safetyMs: 3_600_000,
  });
  return { loop, clock, turns, grow: () => listeners.forEach((listener) => listener()) };
}

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

describe('the automation loop', () => {
  it('asks for nothing while nothing is due: one turn at the start, the next when its instant has come', async () => {
    const { loop, clock, turns } = stage(() => DUE);
    loop.start();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(turns).toEqual([MORNING]);
    clock.set(DUE);
    await jest.advanceTimersByTimeAsync(1_500);
    expect(turns.slice(0, 2)).toEqual([MORNING, DUE]);
    await loop.stop();
  });

  it('is there when the instant comes, not at the second after it', async () => {
    jest.setSystemTime(Date.parse(MORNING));
    const turns: string[] = [];
    const clock = new SystemClock();
    const next = '2025-03-03T00:00:07.350Z';
    const loop = new AutomationLoop({
      clock,
      turn: () => {
        turns.push(clock.now());
        return Promise.resolve(turns.length === 1 ? next : null);
      },
      onGrowth: () => () => undefined,
      report: { warn: () => undefined },
    });
    loop.start();
    await jest.advanceTimersByTimeAsync(7_300);
    expect(turns).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(70);
    expect(turns).toHaveLength(2);
    expect(Date.parse(turns[1] ?? '') - Date.parse(next)).toBeLessThanOrEqual(20);
    await loop.stop();
  });

  it('takes a turn soon after the log grew, one for many events, and none once it was stopped', async () => {
    const { loop, turns, grow } = stage(() => null);
    loop.start();
    await jest.advanceTimersByTimeAsync(5_000);
    for (let event = 0; event < 20; event += 1) grow();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(turns).toHaveLength(2);
    await loop.stop();
    grow();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(turns).toHaveLength(2);
  });
});
