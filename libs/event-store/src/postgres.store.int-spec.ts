import { createTestDatabase } from '../../../test/support/postgres.js';
import { eventStoreContract } from './event-store.contract-spec.js';
import { logDatabase } from './log-database.examples.js';
import { PostgresEventStore } from './postgres.store.js';
import type { OpenStore } from './store-contract.js';

const open: OpenStore = async (options) => {
  const database = await createTestDatabase({ template: logDatabase });
  const store = new PostgresEventStore({ url: database.url, ...options });
  const dispose = async (): Promise<void> => {
    await store.close();
    await database.drop();
  };
  return { store, dispose };
};

describe('the log in PostgreSQL', () => {
  it.each(eventStoreContract(open))('%s', async (_, holds) => {
    expect.hasAssertions();
    await holds();
  });
});
