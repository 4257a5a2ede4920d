/** Key of the advisory lock that puts all appends of one database in one order. */
export const appendLock = 5_707_057;

/**
 * `log.append`: one batch, one transaction, one order. In:
 *
 * - requests, numbered from 1: `command_ids`, `request_hashes` (32 bytes each, packed), `recorded`, `offsets` (events of the
 *   batch before the request's own), `counts` (of its events), `answers`; `newest` is the latest of `recorded`
 * - the streams they name: `stream_requests` (which request), `streams`, `expected` (version before)
 * - their events in order: `event_requests` (which request), `event_streams`, `versions`, `types`, and where each envelope
 *   lies in the packed `envelopes`: `starts` (from 1) and `lengths`
 *
 * Out: `first`, the position of the batch's first event, and `refused`, null or one entry for each reason not to write a
 * request: a known command (with what was recorded) or a stream at another version. Positions follow the order of the batch.
 *
 * The lock is held from the first statement to the end of the transaction, and every later statement takes a new snapshot
 * (VOLATILE under READ COMMITTED), so it sees all that the previous holder committed. A batch without a refusal, nearly every
 * one, runs four statements; appenders connect with settings under which their plans are made once (see `postgres.lane.ts`).
 */
export const appendCreate = /* sql */ `
  create function log.append(
    command_ids uuid[], request_hashes bytea, recorded timestamptz[], newest timestamptz,
    offsets int[], counts int[], answers text[],
    stream_requests int[], streams uuid[], expected int[],
    event_requests int[], event_streams uuid[], versions int[], types text[], starts int[], lengths int[], envelopes bytea,
    out first bigint, out refused jsonb
  )
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  as $$
  declare
    previous timestamptz;
    suspicious boolean;
    rejected int[];
    ignored text;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'log.append needs read committed';
    end if;
    if 65536 < any (lengths) then
      raise exception 'an envelope is over 64 KiB';
    end if;

    -- A transaction ends at the client's Sync. Whoever falls silent before it, with no limit of its own, gets one here.
    if current_setting('transaction_timeout') = '0' then
      ignored := set_config('transaction_timeout', '5s', true);
    end if;

    -- An assignment, like the one of pg_notify below, is evaluated without the executor.
    ignored := pg_advisory_xact_lock(${appendLock});

    select e.position + 1, e.recorded_at into first, previous from log.event e order by e.position desc limit 1;
    first := coalesce(first, 1);

    select
      exists (
        select from unnest(command_ids) as k (id)
        where (select true from log.command c where c.command_id = k.id)
      ) or exists (
        select from unnest(streams, expected) as s (stream, expected)
        where s.expected <> coalesce(
          (select e.version from log.event e where e.stream = s.stream order by e.version desc limit 1), 0)
      )
      into suspicious;

    if suspicious then
      select array_agg(r.request), jsonb_agg(r.reason) into rejected, refused
      from (
        select k.request::int as request, jsonb_build_object(
          'request', k.request, 'requestHash', encode(c.request_hash, 'hex'),
          'firstPosition', c.first_position, 'count', c.count, 'answer', c.answer) as reason
        from unnest(command_ids) with ordinality as k (id, request)
        cross join lateral (select * from log.command c where c.command_id = k.id offset 0) c
        union all
        select s.request, jsonb_build_object(
          'request', s.request, 'stream', s.stream, 'expected', s.expected, 'actual', s.actual)
        from (
          select u.request, u.stream, u.expected, coalesce(
            (select e.version from log.event e where e.stream = u.stream order by e.version desc limit 1), 0) as actual
          from unnest(stream_requests, streams, expected) as u (request, stream, expected)
        ) s
        where s.actual <> s.expected
      ) r;

      select array_agg(e.request order by e.n), array_agg(e.stream order by e.n), array_agg(e.version order by e.n),
        array_agg(e.type order by e.n), array_agg(e.start order by e.n), array_agg(e.length order by e.n)
      into event_requests, event_streams, versions, types, starts, lengths
      from unnest(event_requests, event_streams, versions, types, starts, lengths)
        with ordinality as e (request, stream, version, type, start, length, n)
      where e.request <> all (rejected);

      select array_agg(k.id order by k.n), string_agg(substring(request_hashes from 32 * k.n::int - 31 for 32), '' order by k.n),
        array_agg(k.before order by k.n), array_agg(k.count order by k.n), array_agg(k.answer order by k.n),
        max(k.recorded) filter (where k.count > 0)
      into command_ids, request_hashes, offsets, counts, answers, newest
      from (
        select u.*, (sum(u.count) over (order by u.n))::int - u.count as before
        from unnest(command_ids, recorded, counts, answers) with ordinality as u (id, recorded, count, answer, n)
        where u.n <> all (rejected)
      ) k;
    end if;

    insert into log.event (position, stream, version, type, recorded_at, envelope, leaf_hash)
    select first - 1 + n.n, n.stream, n.version, n.type, recorded[n.request], n.envelope, sha256('\\x00'::bytea || n.envelope)
    from (
      select u.n, u.request, u.stream, u.version, u.type, substring(envelopes from u.start for u.length) as envelope
      from unnest(event_requests, event_streams, versions, types, starts, lengths)
        with ordinality as u (request, stream, version, type, start, length, n)
    ) n;

    insert into log.command (command_id, request_hash, first_position, count, answer)
    select u.id, substring(request_hashes from 32 * u.n::int - 31 for 32), first + u.before, u.count, u.answer
    from unnest(command_ids, offsets, counts, answers) with ordinality as u (id, before, count, answer, n);

    if event_requests <> '{}' then
      -- The last event's second has its mark, or one after it.
      if date_trunc('second', newest) > coalesce(date_trunc('second', previous), '-infinity') then
        insert into log.mark (second, position)
        select date_trunc('second', newest), e.position
        from log.event e
        where e.position >= first and e.recorded_at >= date_trunc('second', newest)
          and date_trunc('second', newest) > coalesce((select m.second from log.mark m order by m.second desc limit 1), '-infinity')
        order by e.position limit 1;
      end if;
      ignored := pg_notify('log', (first - 1 + cardinality(event_requests))::text);
    end if;
  end $$;
`;
