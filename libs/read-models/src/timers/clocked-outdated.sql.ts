/** Running assignments whose timers were set under rules older than those in force. */
export const clockedOutdatedSql = (schema: string) => /* sql */ `
  select clocked.assignment
  from ${schema}.clocked, ${schema}.rules
  where not clocked.ended
    and (clocked.policy_version, clocked.calendar_version) < (rules.policy_version, rules.calendar_version)
  order by clocked.policy_version, clocked.calendar_version, clocked.assignment
  limit $1`;
