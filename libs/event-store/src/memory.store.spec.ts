import { eventStoreContract } from './event-store.contract-spec.js';
import { MemoryEventStore } from './memory.store.js';
import type { OpenStore } from './store-contract.js';

const open: OpenStore = async (options) => {
  const store = new MemoryEventStore(options);
  return { store, dispose: () => store.close() };
};

describe('the log in memory', () => {
  it.each(eventStoreContract(open))('%s', async (_, holds) => {
    expect.hasAssertions();
    await holds();
  });
});
