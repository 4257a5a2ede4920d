/**
 * Puts the first steps of some directives back to the instant at which they are due: of each of the provinces whose offices are $1, the
 * first $2 directives in the order of the log. Whatever else was put off stays so. Answers how many steps there are, and of how many units.
 */
export const wakeFirstStepsSql = (timers: string, register: string, quietDays: number) => /* sql */ `
  with chosen as (
    select id from (
      select id, row_number() over (partition by owner_unit order by position) as place
      from ${register}.directive where owner_unit = any($1::uuid[])
    ) directive
    where place <= $2
  ),
  untouched as (
    select assignment.id, assignment.unit
    from chosen join ${register}.assignment assignment on assignment.directive = chosen.id
    where assignment.status = 'assigned' and assignment.cell = 'open-in-term'
  ),
  woken as (
    update ${timers}.timer set due_at = due_at - interval '${quietDays} days'
    from untouched
    where timer.assignment = untouched.id and timer.step = 'R0'
    returning untouched.unit
  )
  select count(*)::integer as steps, count(distinct unit)::integer as units from woken`;

/** Bytes on the disk of the log alone, and of its envelopes: whatever it keeps for an event, with all indexes. */
export const logBytesSql = /* sql */ `
  select (
      pg_total_relation_size('log.event') + pg_total_relation_size('log.command') + pg_total_relation_size('log.mark')
    )::float8 / count(*) as event,
    avg(octet_length(envelope))::float8 as envelope
  from log.event`;
