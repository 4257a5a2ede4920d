import { type SeenTables, within } from './seen.js';
import { isRestrictedSql, notHidden, seesAssignmentSql } from './sees.sql.js';

/** What was told, or not told, about the reader's units and about assignments that are seen. */
export const ledgerSeenSql = (register: string): SeenTables => ({
  before: `${seesAssignmentSql(register)}; ${isRestrictedSql(register)}`,
  tables: {
    entry: { scoped: `(${within('unit')} or sees_assignment(assignment)) and ${notHidden}`, whole: notHidden },
    concern: 'nobody',
    message: 'nobody',
  },
});
