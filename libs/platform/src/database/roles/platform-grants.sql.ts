/**
 * Who may do what with the tables of the log, of people, accounts and endpoints. Their owner can no longer be logged in as; tables that
 * later migrations add are granted like those that are there. What earlier releases made of projections goes to whoever fills them.
 */
export const platformGrantsSql = /* sql */ `
  create extension if not exists pg_trgm with schema public;

  do $$
  declare
    room text;
    thing record;
  begin
    foreach room in array array['log', 'people', 'access', 'delivery'] loop
      continue when to_regnamespace(room) is null;
      execute format('alter schema %I owner to dondoc_owner', room);
      for thing in
        select format('alter table %s owner to dondoc_owner', c.oid::regclass) as sql
        from pg_class c where c.relnamespace = room::regnamespace and c.relkind = 'r'
        union all
        select format('alter function %s owner to dondoc_owner', p.oid::regprocedure)
        from pg_proc p where p.pronamespace = room::regnamespace
      loop
        execute thing.sql;
      end loop;
      continue when room = 'log';
      execute format('revoke all on schema %I from public', room);
      execute format('grant usage on schema %I to dondoc_app', room);
      execute format('grant select, insert, update, delete on all tables in schema %I to dondoc_app', room);
      execute format('alter default privileges in schema %I
        grant select, insert, update, delete on tables to dondoc_app', room);
    end loop;

    for thing in
      select format('alter schema %I owner to dondoc_projector', n.nspname) as sql
      from pg_namespace n where n.nspname ~ '^([a-z_]+_v[0-9]+(_next|_old)?|projection)$'
      union all
      select format('alter table %s owner to dondoc_projector', c.oid::regclass)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname ~ '^([a-z_]+_v[0-9]+(_next|_old)?|projection)$' and c.relkind = 'r'
    loop
      execute thing.sql;
    end loop;
  end $$;
`;

/** A copy of a database keeps what its tables are granted, and loses what the database itself is. Run after the migrations. */
export const databaseGrantsSql = /* sql */ `
  do $$ begin
    if to_regrole('dondoc_projector') is not null
      and not has_database_privilege('dondoc_projector', current_database(), 'create') then
      execute format('grant create on database %I to dondoc_projector', current_database());
    end if;
  end $$;
`;
