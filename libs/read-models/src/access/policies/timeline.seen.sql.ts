import { seesAssignmentSql, seesTaskSql } from './sees.sql.js';
import type { SeenTables } from './seen.js';

const seen = 'sees_task(task) and (assignment is null or sees_assignment(assignment))';

/** What is about a task that is seen; of what is about one of its assignments, only where that is seen. */
export const timelineSeenSql = (register: string): SeenTables => ({
  before: `${seesTaskSql(register)}; ${seesAssignmentSql(register)}`,
  tables: { entry: { scoped: seen, whole: seen }, concern: 'nobody' },
});
