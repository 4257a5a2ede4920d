import { DataSource } from 'typeorm';
import { eventStoreMigrations } from './event-store.migrations.js';

/** A test database with the log's tables and nothing else. */
export const logDatabase = {
  name: 'log',
  async prepare(url: string): Promise<void> {
    const source = new DataSource({ type: 'postgres', url, migrations: [...eventStoreMigrations] });
    await source.initialize();
    try {
      await source.runMigrations();
    } finally {
      await source.destroy();
    }
  },
};
