/**
 * What every event store must do: named promises that `memory.store.spec.ts` and `postgres.store.int-spec.ts` hold their store
 * to. Each promise gets a store on an empty log and the clock that it stamps with.
 */
import { MovableClock } from '#platform';
import { appendContract } from './append.contract-spec.js';
import { readContract } from './read.contract-spec.js';
import type { OpenStore } from './store-contract.js';

/** Title and check, for `it.each`; the check opens a store and leaves nothing behind. */
export function eventStoreContract(open: OpenStore): readonly (readonly [string, () => Promise<void>])[] {
  return Object.entries({ ...appendContract, ...readContract }).map(([title, holds]) => [
    title,
    async () => {
      const clock = new MovableClock('2025-03-01T00:30:00.000Z');
      const { store, dispose } = await open({ clock });
      try {
        await holds({ store, clock, open });
      } finally {
        await dispose();
      }
    },
  ]);
}
