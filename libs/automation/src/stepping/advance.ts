/**
 * Moves the clock as far as asked, stopping at every instant at which something is due and doing it there: for simulations, for the
 * demonstration's clock and for tests. Deliveries are made here and now, one after the other, so that the same log and the same
 * instants give the same log again.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore } from '#event-store';
import type { Automation } from '../automation.js';
import type { Projections } from '../projections.port.js';

export interface SteppingClock {
  now(): string;
  /** Sets the present instant; never back. */
  moveTo(instant: string): void;
}

/** What happened on the way, counted from the log. */
export interface StepTally {
  readonly stepsFired: number;
  readonly digestsSent: number;
  readonly becameOverdue: number;
}

export interface SteppingPorts {
  readonly automation: Automation;
  readonly clock: SteppingClock;
  readonly store: Pick<EventStore, 'readAll' | 'lastPosition'>;
  readonly projections: Projections;
  /** Called at each stop, after everything due there was done. */
  readonly onStop?: (instant: string) => void;
}

/** Throws when `instant` lies before the clock's present. */
export async function advanceTo(ports: SteppingPorts, instant: string): Promise<StepTally> {
  const { automation, clock, store, onStop } = ports;
  if (instant < clock.now()) throw new RangeError(`${instant} lies before the present, ${clock.now()}`);
  const before = await store.lastPosition();
  for (;;) {
    await quiesce(ports);
    onStop?.(clock.now());
    const next = await automation.nextDueAt();
    if (next === null || next > instant) break;
    clock.moveTo(next);
  }
  if (instant > clock.now()) clock.moveTo(instant);
  await quiesce(ports);
  return tally(store, before);
}

/** Between two looks at a notice that another process has in hand. */
const ELSEWHERE_MS = 25;

/** Fires, composes and delivers until there is nothing left to do at this instant. */
async function quiesce({ automation, projections, store }: SteppingPorts): Promise<void> {
  for (;;) {
    const { fired, composed } = await automation.settle();
    let moved = fired + composed.length;
    let elsewhere = false;
    for (const notice of await automation.undelivered()) {
      const result = await automation.deliver(notice);
      // Another process may be at it, or have done it: its record comes, and is no work of ours.
      elsewhere ||= result === 'busy';
      if (result !== 'busy' && result !== 'settled' && result !== 'not-now') moved += 1;
    }
    await projections.reach(await store.lastPosition());
    if (moved === 0 && !elsewhere) return;
    if (moved === 0) await delay(ELSEWHERE_MS);
  }
}

const PAGE = 1_000;

async function tally(store: SteppingPorts['store'], before: number): Promise<StepTally> {
  const counts = new Map<string, number>();
  for (let after = before; ;) {
    const events = await store.readAll(after, PAGE);
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    const last = events.at(-1);
    if (last === undefined || events.length < PAGE) break;
    after = last.position;
  }
  const count = (type: string): number => counts.get(type) ?? 0;
  return { stepsFired: count('StepFired'), digestsSent: count('NoticeSent'), becameOverdue: count('DeadlinePassed') };
}
