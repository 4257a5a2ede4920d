/**
 * How assignments stood at an instant by all that is known now; a part of other statements, after a table `asked (id)`. $1: the
 * instant, $2: its local day. A completion counts from its own date. What was open then has the deadline and the reason that events
 * up to the instant gave it; before its first event it was open, and nothing kept it.
 */
export const knownStandingSql = /* sql */ `
  told as (
    select distinct on (version.id)
      version.id, version.reason, version.outlook, version.completed, version.due_at
    from asked join register_v4.assignment_version version on version.id = asked.id
    where version.occurred_at <= $1
    order by version.id, version.position desc
  ),
  dated as (
    select
      assignment.id, assignment.task, assignment.unit, assignment.keeper, assignment.cell, assignment.completed_on,
      assignment.status = 'completed' and assignment.completed_on <= $2 as completed,
      case when told.id is null then assignment.due_at else told.due_at end as due_at,
      case when told.completed is false then told.reason else 'none' end as reason,
      coalesce(told.outlook, 'on-schedule') as outlook
    from asked
    join register_v4.assignment assignment on assignment.id = asked.id
    left join told on told.id = asked.id
  ),
  standing as (
    select
      id, task, unit, id = keeper as keeps, completed,
      case
        when completed then cell
        when due_at is null then 'outside'
        when due_at < $1 then 'open-overdue'
        else 'open-in-term'
      end as cell,
      case when completed then 'none' else reason end as reason,
      case when not completed and due_at >= $1 then outlook end as outlook
    from dated
  )`;
