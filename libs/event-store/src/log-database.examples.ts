import { migrate } from '#platform';
import { eventStoreMigrations } from './event-store.migrations.js';

/** A test database with the log's tables and nothing else. */
export const logDatabase = {
  name: 'log',
  async prepare(url: string): Promise<void> {
    await migrate({ url, migrations: eventStoreMigrations });
  },
};
