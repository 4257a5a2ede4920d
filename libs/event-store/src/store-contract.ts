import type { EventStore } from './event-store.js';

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

/** Promises by name. */
export type Contract = Readonly<Record<string, (given: Given) => Promise<void>>>;
