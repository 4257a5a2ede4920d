import type { SeenTables } from './seen.js';
import { seesAssignmentSql } from './sees.sql.js';

const seen = {
  item: 'sees_assignment(assignment)',
  notice: /* sql */ `exists (
    select from jsonb_array_elements(items) told where sees_assignment((told ->> 'assignment')::uuid))`,
  delivery: 'exists (select from notice n where n.id = delivery.notice)',
} as const;

/** What tells of an assignment that is seen. */
export const noticesSeenSql = (register: string): SeenTables => ({
  before: seesAssignmentSql(register),
  tables: {
    item: { scoped: seen.item, whole: seen.item },
    notice: { scoped: seen.notice, whole: seen.notice },
    delivery: { scoped: seen.delivery, whole: seen.delivery },
    staff: 'nobody',
    followed: 'nobody',
  },
});
