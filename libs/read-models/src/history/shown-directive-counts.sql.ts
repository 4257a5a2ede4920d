/** Counters of the directive $1 by deadline day, as the prefix of the log up to the position $2 shows them. */
export const shownDirectiveCountsSql = /* sql */ `
  select version.due_on as "dueOn", version.cell, version.reason, coalesce(version.outlook, '') as outlook,
    version.board_group as "group", coalesce(version.remainder, '') as remainder, count(*)::integer as count
  from register_v4.task_version version
  where version.directive = $1 and version.position <= $2
    and not exists (
      select 1 from register_v4.task_version later
      where later.id = version.id and later.position > version.position and later.position <= $2
    )
  group by version.due_on, version.cell, version.reason, version.outlook, version.board_group, version.remainder`;
