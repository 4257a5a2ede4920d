/**
 * The log's tables. `event` is the log itself; `command` remembers every command that was recorded, also those that made no
 * event (`first_position` is then the position that came next); `mark` holds, for at most one second each, the first position
 * recorded in that second or later, which bounds the search for "as of". Nothing in them is ever updated or removed.
 */
export const logCreate = /* sql */ `
  create schema log;

  create table log.event (
    position bigint primary key,
    stream uuid not null,
    version int not null,
    type text not null,
    recorded_at timestamptz not null,
    envelope bytea not null,
    leaf_hash bytea not null,
    unique (stream, version)
  );

  create table log.command (
    command_id uuid primary key,
    request_hash bytea not null,
    first_position bigint not null,
    count int not null,
    answer text
  );

  create table log.mark (
    second timestamptz primary key,
    position bigint not null
  );

  create function log.refuse_change() returns trigger language plpgsql
    set search_path = pg_catalog, pg_temp
    as $$ begin raise exception 'the log is append-only: % on log.% is refused', tg_op, tg_table_name
      using errcode = 'insufficient_privilege'; end $$;

  create trigger append_only before update or delete or truncate on log.event
    for each statement execute function log.refuse_change();
  create trigger append_only before update or delete or truncate on log.command
    for each statement execute function log.refuse_change();
  create trigger append_only before update or delete or truncate on log.mark
    for each statement execute function log.refuse_change();
`;

/**
 * The role that the store's connections take. It may read the log and call the append functions, and nothing else: even a connection
 * of the owner, while it has this role, cannot change or insert a row by hand.
 */
export const logGrant = /* sql */ `
  do $$ begin
    if not exists (select from pg_roles where rolname = 'dondoc_log') then
      create role dondoc_log nologin;
    end if;
  exception
    -- Databases of one server share their roles, and two may be migrated at once.
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
      raise exception 'role dondoc_log is missing, and % may not create it', current_user
        using hint = format('as a superuser: create role dondoc_log nologin; grant dondoc_log to %I;', current_user);
  end $$;

  do $$ begin
    if not pg_has_role(current_user, 'dondoc_log', 'set') then
      execute format('grant dondoc_log to %I', current_user);
    end if;
  end $$;

  revoke all on schema log from public;
  revoke all on all tables in schema log from public;
  revoke all on all functions in schema log from public;
  grant usage on schema log to dondoc_log;
  grant select on all tables in schema log to dondoc_log;
  grant execute on function log.append, log.append_one to dondoc_log;
`;

/** Undoes both on an empty or scratch database; the role stays, other databases may use it. */
export const logDrop = /* sql */ `drop schema log cascade`;
