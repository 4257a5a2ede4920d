import { eventStoreMigrations } from '#event-store';
import { migrate, peopleMigrations } from '#platform';
import type { DatabaseTemplate } from './database.template.js';

/** The database as the program finds it after its migrations: those of every library. */
export const migrated: DatabaseTemplate = {
  name: 'migrated',
  async prepare(url) {
    await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  },
};
