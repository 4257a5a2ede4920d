export const timersNextDueSql = /* sql */ `
  select due_at as "dueAt"
  from timers_v1.timer
  where policy_version = (select policy_version from timers_v1.rules)
    and calendar_version = (select calendar_version from timers_v1.rules)
  order by due_at, assignment, clock
  limit 1`;
