/** Counters of one directive by deadline day. */
export const directiveCountsSql = /* sql */ `
  select due_on as "dueOn", cell, reason, outlook, board_group as "group", remainder, tasks as count
  from register_v4.directive_count
  where directive = $1 and tasks <> 0`;
