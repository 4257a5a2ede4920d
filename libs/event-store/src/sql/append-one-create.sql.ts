import { appendLock } from './append-create.sql.js';

/**
 * `log.append_one`: what `log.append` does, for the commonest batch: one request of one event, and nothing to refuse. Without
 * arrays it costs about half. `first` is the event's position, or null when there is a reason to refuse the request; nothing
 * was written then, and `log.append` says why.
 */
export const appendOneCreate = /* sql */ `
  create function log.append_one(
    command_id uuid, request_hash bytea, recorded timestamptz, answer text,
    stream uuid, expected int, type text, envelope bytea,
    out first bigint
  )
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
  #variable_conflict use_variable
  declare
    next bigint;
    previous timestamptz;
    refused boolean;
    ignored text;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'log.append_one needs read committed';
    end if;
    if octet_length(envelope) > 65536 then
      raise exception 'an envelope is over 64 KiB';
    end if;
    if current_setting('transaction_timeout') = '0' then
      ignored := set_config('transaction_timeout', '5s', true);
    end if;

    ignored := pg_advisory_xact_lock(${appendLock});

    select e.position, e.recorded_at into next, previous from log.event e order by e.position desc limit 1;
    next := coalesce(next, 0) + 1;

    select exists (select from log.command c where c.command_id = command_id) or expected <> coalesce(
      (select e.version from log.event e where e.stream = stream order by e.version desc limit 1), 0)
      into refused;
    if refused then
      return;
    end if;

    insert into log.event (position, stream, version, type, recorded_at, envelope, leaf_hash)
    values (next, stream, expected + 1, type, recorded, envelope, sha256('\\x00'::bytea || envelope));

    insert into log.command (command_id, request_hash, first_position, count, answer)
    values (command_id, request_hash, next, 1, answer);

    if date_trunc('second', recorded) > coalesce(date_trunc('second', previous), '-infinity') then
      insert into log.mark (second, position)
      select date_trunc('second', recorded), next
      where date_trunc('second', recorded)
        > coalesce((select m.second from log.mark m order by m.second desc limit 1), '-infinity');
    end if;
    ignored := pg_notify('log', next::text);
    first := next;
  end $$;
`;
