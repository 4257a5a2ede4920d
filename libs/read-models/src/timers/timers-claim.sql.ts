/**
 * The next due timers after a place in the order of due_at, assignment, clock. Those that others hold are passed over, and so
 * are those set under older rules: they are about to be set anew.
 */
export const timersClaimSql = /* sql */ `
  select assignment, clock, step, due_at as "dueAt", deadline_version as "deadlineVersion"
  from timers_v3.timer
  where due_at <= $1
    and (due_at, assignment, clock) > ($2, $3, $4)
    and policy_version = (select policy_version from timers_v3.rules)
    and calendar_version = (select calendar_version from timers_v3.rules)
  order by due_at, assignment, clock
  limit $5
  for update skip locked`;
