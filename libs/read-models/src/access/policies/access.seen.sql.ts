import { person, type SeenTables, within } from './seen.js';

/** Grants in one's units, one's own, and those that one gave. */
export const accessSeenSql: SeenTables = {
  tables: { held: { scoped: `${within('unit')} or person = ${person} or given_by = ${person}` } },
};
