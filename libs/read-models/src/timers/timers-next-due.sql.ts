export const timersNextDueSql = /* sql */ `
  select due_at as "dueAt"
  from timers_v3.timer
  where due_at > $1
    and policy_version = (select policy_version from timers_v3.rules)
    and calendar_version = (select calendar_version from timers_v3.rules)
  order by due_at, assignment, clock
  limit 1`;
