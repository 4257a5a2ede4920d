import type { DueTimer, DueTimers } from '#automation';
import { MakingWay } from './making.way.js';

const timer: DueTimer = {
  assignment: '0195f2a0-0000-7000-8000-000000000001',
  clock: 'deadline',
  step: null,
  dueAt: '2025-05-06T17:00:00.000Z',
  deadlineVersion: 1,
};
const due = (count: number): DueTimers => ({
  claim: (_, work) => work(Array.from({ length: count }, () => timer)),
  nextDueAt: async () => timer.dueAt,
});
const claim = { now: timer.dueAt, after: null, limit: 2 };

describe('making way for reminders', () => {
  it('holds nobody up for the few steps of an ordinary minute', async () => {
    const way = new MakingWay();
    await way.watching(due(1)).claim(claim, async () => undefined);
    expect(way.room()).toBeUndefined();
  });

  it('holds others up from the first full claim until the turn is over', async () => {
    const way = new MakingWay();
    let whileFiring: Promise<unknown> | undefined;
    await way.watching(due(2)).claim(claim, async () => {
      whileFiring = way.room();
    });
    expect(whileFiring).toBeInstanceOf(Promise);
    expect(way.room()).toBeInstanceOf(Promise);
    way.end();
    await whileFiring;
    expect(way.room()).toBeUndefined();
  });
});
