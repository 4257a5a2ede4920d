/**
 * Running assignments whose timers were set under rules older than those in force. Nearly always there is none, and it is asked after
 * every batch: the versions are looked up first, so that the index is searched for what is older and not read from end to end.
 */
export const clockedOutdatedSql = (schema: string) => /* sql */ `
  select assignment
  from ${schema}.clocked
  where not ended
    and (policy_version, calendar_version) <
      ((select policy_version from ${schema}.rules), (select calendar_version from ${schema}.rules))
  order by policy_version, calendar_version, assignment
  limit $1`;
