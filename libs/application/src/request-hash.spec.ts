import type { DondocCommand } from '#domain';
import { isTimer, requestHash } from './request-hash.js';
import { financeHead, idOf, monday, report, step } from './world.examples.js';

const one = idOf('assignment');
const command = report(one, 'Đang làm');

describe('the request’s hash', () => {
  it('is the same for the same request at another time, in whatever order its fields come', () => {
    const later = Object.fromEntries(Object.entries({ ...command, at: monday }).reverse()) as unknown as DondocCommand;
    expect(requestHash(later)).toBe(requestHash(command));
    expect(requestHash(command)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each<[string, object]>([
    ['words', { words: 'Khác' }],
    ['person', { by: financeHead }],
    ['stream', { id: idOf('another') }],
    ['command', { type: 'ResolveObstacle' }],
  ])('is another for another %s', (_, changes) => {
    expect(requestHash({ ...command, ...changes } as DondocCommand)).not.toBe(requestHash(command));
  });

  it('of a timer does not depend on when the table of timers says that it is due', () => {
    const timer = step(one, 'R2', monday);
    expect(requestHash({ ...timer, dueAt: '2025-03-20T00:30:00.000Z' })).toBe(requestHash(timer));
    expect(requestHash({ ...timer, deadlineVersion: 2 })).not.toBe(requestHash(timer));
    expect([isTimer(timer), isTimer(command)]).toEqual([true, false]);
  });
});
