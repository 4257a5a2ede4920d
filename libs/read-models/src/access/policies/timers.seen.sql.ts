import type { SeenTables } from './seen.js';

/** Clocks are the program's own: no screen shows their tables. */
export const timersSeenSql: SeenTables = {
  tables: { rules: 'nobody', clocked: 'nobody', reach: 'nobody', timer: 'nobody' },
};
