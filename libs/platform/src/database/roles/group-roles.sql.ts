/**
 * The group roles of a server, made where they are missing. None of them can log in; whoever logs in is given them.
 *
 * - `dondoc_owner` owns the tables of people, accounts and the log;
 * - `dondoc_migrator` is whoever changes tables: all of the others;
 * - `dondoc_app` is what the API writes with: people, accounts, tokens, endpoints, and the log's append functions;
 * - `dondoc_projector` is the worker: it makes and fills the tables of the projections, and delivers;
 * - `dondoc_reader` sees of the projections what the context of its transaction allows;
 * - `dondoc_reader_whole` sees the whole register, as roles over all of it do.
 *
 * Databases of one server share their roles, and several may be prepared at once: what another one has just made is there.
 */
export const groupRolesSql = /* sql */ `
  do $$
  declare
    wanted text;
    pair text[];
  begin
    for attempt in 1..20 loop
      begin
        foreach wanted in array array['dondoc_owner', 'dondoc_migrator', 'dondoc_app', 'dondoc_projector',
                                      'dondoc_reader', 'dondoc_reader_whole', 'dondoc_log'] loop
          if not exists (select from pg_roles where rolname = wanted) then
            execute format('create role %I nologin', wanted);
          end if;
        end loop;
        foreach pair slice 1 in array array[
          ['dondoc_log', 'dondoc_app'], ['dondoc_app', 'dondoc_projector'],
          ['dondoc_owner', 'dondoc_migrator'], ['dondoc_projector', 'dondoc_migrator'],
          ['dondoc_migrator', session_user::text]
        ] loop
          if not exists (
            select from pg_auth_members m
            where m.roleid = pair[1]::regrole and m.member = pair[2]::regrole and m.set_option and m.inherit_option
          ) then
            execute format('grant %I to %I with inherit true, set true', pair[1], pair[2]);
          end if;
        end loop;
        exit;
      exception
        -- "tuple concurrently updated" has no code of its own.
        when duplicate_object or unique_violation or internal_error then
          if attempt = 20 then raise; end if;
          perform pg_sleep(0.02 * attempt);
      end;
    end loop;
  exception
    when insufficient_privilege then
      raise exception 'the roles of dondoc are missing, and % may not create them', current_user
        using errcode = 'DD001';
  end $$;
`;

/** Error code of a login that may not create the roles. */
export const ROLES_MISSING = 'DD001';
