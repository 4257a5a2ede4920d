/**
 * What every event store must do: named promises that `memory.store.spec.ts` and `postgres.store.int-spec.ts` hold their store
 * to. Each promise gets a store on an empty log and the clock that it stamps with.
 */
import { appendContract } from './append.contract-spec.js';
import type { EventStore } from './event-store.js';
import { readContract } from './read.contract-spec.js';

export interface StoreUnderTest {
  readonly store: EventStore;
  dispose(): Promise<void>;
}

export interface StoreOptions {
  readonly now: () => string;
  readonly maxRequests?: number;
}

/** Opens a store on an empty log. */
export type OpenStore = (options: StoreOptions) => Promise<StoreUnderTest>;

export interface Given {
  readonly store: EventStore;
  readonly clock: { time: string };
  readonly open: OpenStore;
}

export type Contract = Readonly<Record<string, (given: Given) => Promise<void>>>;

/** Title and check, for `it.each`; the check opens a store and leaves nothing behind. */
export function eventStoreContract(open: OpenStore): readonly (readonly [string, () => Promise<void>])[] {
  return Object.entries({ ...appendContract, ...readContract }).map(([title, holds]) => [
    title,
    async () => {
      const clock = { time: '2025-03-01T00:30:00.000Z' };
      const { store, dispose } = await open({ now: () => clock.time });
      try {
        await holds({ store, clock, open });
      } finally {
        await dispose();
      }
    },
  ]);
}
