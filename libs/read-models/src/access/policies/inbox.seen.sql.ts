import { person, type SeenTables, within } from './seen.js';
import { isRestrictedSql, notHidden, seesAssignmentSql } from './sees.sql.js';

const own = `person = ${person}`;

/** One's own lines, as far as the present role reaches. Nobody reads another's, whatever the role. */
export const inboxSeenSql = (register: string): SeenTables => ({
  before: `${seesAssignmentSql(register)}; ${isRestrictedSql(register)}`,
  tables: {
    item: {
      scoped: `${own} and (${within('unit')} or sees_assignment(assignment)) and ${notHidden}`,
      whole: `${own} and ${notHidden}`,
    },
    unread: { scoped: own, whole: own },
    concern: 'nobody',
    staff: 'nobody',
    digest: 'nobody',
  },
});
