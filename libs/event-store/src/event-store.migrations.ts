import { CreateLog1735689600000 } from './migrations/create-log.migration.js';

/** The log's tables and functions, in order, for the migration runner. */
export const eventStoreMigrations = [CreateLog1735689600000] as const;
