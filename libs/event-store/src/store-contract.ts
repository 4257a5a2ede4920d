import type { Clock, MovableClock } from '#platform';
import type { EventStore } from './event-store.js';

interface StoreUnderTest {
  readonly store: EventStore;
  dispose(): Promise<void>;
}

interface StoreOptions {
  readonly clock: Clock;
  readonly maxRequests?: number;
}

/** Opens a store on an empty log. */
export type OpenStore = (options: StoreOptions) => Promise<StoreUnderTest>;

interface Given {
  readonly store: EventStore;
  readonly clock: MovableClock;
  readonly open: OpenStore;
}

/** Promises by name. */
export type Contract = Readonly<Record<string, (given: Given) => Promise<void>>>;
