/** By how much what the tasks of the directive $1 count as changed, day by day, up to the local day $2. */
export const directiveTrendSql = /* sql */ `
  select day, cell, board_group as "group", sum(tasks)::integer as change
  from register_v4.directive_day
  where directive = $1 and day <= $2
  group by day, cell, board_group
  order by day`;
