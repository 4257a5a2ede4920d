import { type SeenTables, within } from './seen.js';
import { isRestrictedSql, notHidden, seesAssignmentSql } from './sees.sql.js';

/** Drafts are of those who issue them. */
export const formsSeenSql = (register: string): SeenTables => ({
  before: `${seesAssignmentSql(register)}; ${isRestrictedSql(register)}`,
  tables: {
    form: {
      scoped: `(${within('owner_unit')} or (status = 'issued' and ${within('unit')})) and ${notHidden}`,
      whole: notHidden,
    },
  },
});
