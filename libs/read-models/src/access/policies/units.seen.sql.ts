import { givesWork, person, type SeenTables, within } from './seen.js';

/** One's own posts are one's own, wherever they are. */
export const unitsSeenSql: SeenTables = {
  tables: {
    unit: { scoped: `${givesWork} or ${within('id')}` },
    post: { scoped: `${givesWork} or ${within('unit')} or person = ${person}` },
  },
};
