/** Columns of every table that is laid out by copies, in order, with what their keys are; $1 schemas. */
export const columnsSql = /* sql */ `
  select n.nspname as schema, c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
    exists (
      select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any(i.indkey)
    ) as keyed
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind = 'r' and n.nspname = any($1::text[])
  order by n.nspname, c.relname, a.attnum`;

/** What the indexes of the tables $1, named with their schemas, are made of: constraints first, since they own theirs. */
export const indexesSql = /* sql */ `
  select format('alter table %I.%I drop constraint %I', n.nspname, t.relname, k.conname) as taken,
    format('alter table %I.%I add constraint %I %s', n.nspname, t.relname, k.conname, pg_get_constraintdef(k.oid)) as made
  from pg_constraint k
  join pg_class t on t.oid = k.conrelid
  join pg_namespace n on n.oid = t.relnamespace
  where k.contype in ('p', 'u') and format('%s.%s', n.nspname, t.relname) = any($1::text[])
  union all
  select format('drop index %I.%I', n.nspname, c.relname), pg_get_indexdef(c.oid)
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  join pg_class t on t.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  where format('%s.%s', n.nspname, t.relname) = any($1::text[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)`;

/**
 * Turns ids into patterns: the province's units and persons (see `province-register.ts`) begin with the mark 2, whatever belongs to the
 * copied directive with the mark 1, and is of UUID version 8 then, which no id of the pattern is; ids of the root and the one of only zeroes stay.
 */
export const patternFunctionSql = /* sql */ `
  create schema pattern;
  create function pattern.of(content text) returns text language sql immutable as $$
    select regexp_replace(
      regexp_replace(content, 'e000([0-9a-f]{4}-d0cc-)', E'\\x02\\\\1', 'g'),
      E'(?<![0-9a-f\\x02])[0-9a-f]{4}([0-9a-f]{4}-(?!d0cc|0000-0000)[0-9a-f]{4}-)[0-9a-f]([0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})',
      E'\\x01\\\\18\\\\2', 'g')
  $$`;

/** The copied events themselves, of the positions up to $last, were recorded so many days before: the log's instants rise with its positions. */
export const setBackSql = ({ after, last, days }: { after: number; last: number; days: number }) => /* sql */ `
  begin;
  set local session_replication_role = replica;
  update log.event set recorded_at = recorded_at - interval '${days} days' where position > ${after} and position <= ${last};
  update log.mark set second = second - interval '${days} days' where position > ${after} and position <= ${last};
  commit`;

/** Every projection stands at the end of the log. */
export const atTheEndSql = /* sql */ `
  update projection.checkpoint set position = (select max(position) from log.event)`;
