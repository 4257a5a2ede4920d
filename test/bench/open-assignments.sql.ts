/**
 * Further open assignments beside those that were laid out through commands: an event in the log, the clocked state and the timers of
 * each, after the pattern of one real assignment; nothing of theirs is due before the next day. Ids and days follow from the numbers
 * alone. $1: how many.
 */
export const openEventsSql = /* sql */ `
  with pattern as (select * from log.event where type = 'AssignmentOpened' order by position limit 1),
    ended as (select max(position) as position from log.event)
  insert into log.event (position, stream, version, type, recorded_at, envelope, leaf_hash)
  select ended.position + n, md5('open ' || n)::uuid, 1, type, recorded_at, envelope, leaf_hash
  from pattern, ended, generate_series(1, $1::int) n`;

export const openClockedSql = (timers: string) => /* sql */ `
  with pattern as (select * from ${timers}.clocked where assignment = (
    select stream from log.event where type = 'AssignmentOpened' order by position limit 1))
  insert into ${timers}.clocked (assignment, state, ended, timers, policy_version, calendar_version)
  select md5('open ' || n)::uuid, state, ended, timers, policy_version, calendar_version
  from pattern, generate_series(1, $1::int) n`;

export const openTimersSql = (timers: string) => /* sql */ `
  with pattern as (select * from ${timers}.timer where assignment = (
    select stream from log.event where type = 'AssignmentOpened' order by position limit 1))
  insert into ${timers}.timer (assignment, clock, step, due_at, deadline_version, policy_version, calendar_version)
  select md5('open ' || n)::uuid, clock, step, due_at + interval '1 day' * (1 + n % 200), deadline_version,
    policy_version, calendar_version
  from pattern, generate_series(1, $1::int) n`;

/** Every projection stands at the end of the log. */
export const atTheEndSql = /* sql */ `
  update projection.checkpoint set position = (select max(position) from log.event)`;

/** Bytes on the disk for an event, its indexes and its command's row, and of its envelope alone. */
export const bytesAnEventSql = /* sql */ `
  select (pg_total_relation_size('log.event') + pg_total_relation_size('log.command'))::float8 / count(*) as bytes,
    avg(octet_length(envelope))::float8 as envelope
  from log.event`;
