/** Whether a schema has the mark of these conditions. $1 schema, $2 mark. */
export const schemaSecuredSql = /* sql */ `
  select obj_description(to_regnamespace($1), 'pg_namespace') is not distinct from $2 as secured`;

/**
 * Row-level security on every table of the schema, its owner not excepted; all that was said before of who sees what is taken back. Who
 * fills the tables sees all of them, and so does who decides on commands; readers follow one by one.
 */
export const rowSecuritySql = (schema: string) => /* sql */ `
  do $$
  declare
    named record;
  begin
    -- Tables may be given only to who may make some in their schema.
    execute 'alter schema ${schema} owner to dondoc_projector';

    for named in
      select format('drop policy %I on %I.%I', p.policyname, p.schemaname, p.tablename) as sql
      from pg_policies p where p.schemaname = '${schema}'
    loop
      execute named.sql;
    end loop;

    for named in
      select c.oid::regclass as name from pg_class c
      where c.relnamespace = '${schema}'::regnamespace and c.relkind in ('r', 'p')
    loop
      execute format('alter table %s owner to dondoc_projector', named.name);
      execute format('alter table %s enable row level security', named.name);
      execute format('alter table %s force row level security', named.name);
      execute format('create policy writes on %s to dondoc_projector using (true) with check (true)', named.name);
      execute format('create policy decides on %s for select to dondoc_app using (true)', named.name);
      execute format('grant select on %s to dondoc_app', named.name);
    end loop;

    for named in
      select format('alter view %s owner to dondoc_projector', c.oid::regclass) as sql from pg_class c
      where c.relnamespace = '${schema}'::regnamespace and c.relkind = 'v'
      union all
      select format('alter function %s owner to dondoc_projector', p.oid::regprocedure) from pg_proc p
      where p.pronamespace = '${schema}'::regnamespace
    loop
      execute named.sql;
    end loop;

    execute 'grant usage on schema ${schema} to dondoc_app, dondoc_reader, dondoc_reader_whole';
  end $$`;
