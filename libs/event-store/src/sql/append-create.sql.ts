/** Key of the advisory lock that puts all appends of one database in one order. */
export const appendLock = 5_707_057;

/**
 * `log.append`: one batch, one transaction, one order. In:
 *
 * - requests, numbered from 1: `command_ids`, `request_hashes` (32 bytes each, packed), `recorded`, `counts` (of events), `answers`
 * - the streams they name: `stream_requests` (which request), `streams`, `expected` (version before)
 * - their events in order: `event_requests` (which request), `event_streams`, `versions`, `types`, and where each envelope
 *   lies in the packed `envelopes`: `starts` (from 1) and `lengths`
 *
 * Out: `first`, the position of the batch's first event, and `refused`, null or one entry for each reason not to write a
 * request: a known command (with what was recorded) or a stream at another version. Positions follow the order of the batch.
 *
 * The lock is held from the first statement to the end of the transaction, and every later statement takes a new snapshot
 * (VOLATILE under READ COMMITTED), so it sees all that the previous holder committed. Plans must use indexes also while the
 * tables are new and have no statistics, hence `enable_seqscan`.
 */
export const appendCreate = /* sql */ `
  create function log.append(
    command_ids uuid[], request_hashes bytea, recorded timestamptz[], counts int[], answers text[],
    stream_requests int[], streams uuid[], expected int[],
    event_requests int[], event_streams uuid[], versions int[], types text[], starts int[], lengths int[], envelopes bytea,
    out first bigint, out refused jsonb
  )
  language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp
  set enable_seqscan = off
  as $$
  declare
    rejected int[];
    written bigint;
    newest timestamptz;
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'log.append needs read committed';
    end if;

    perform pg_advisory_xact_lock(${appendLock});

    select coalesce(max(e.position), 0) + 1 into first from log.event e;

    select array_agg(x.request), jsonb_agg(x.reason) into rejected, refused
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
        select u.request, u.stream, u.expected,
          coalesce((select max(e.version) from log.event e where e.stream = u.stream), 0) as actual
        from unnest(stream_requests, streams, expected) as u (request, stream, expected)
      ) s
      where s.actual <> s.expected
    ) x;

    insert into log.event (position, stream, version, type, recorded_at, envelope, leaf_hash)
    select first - 1 + row_number() over (order by n.n), n.stream, n.version, n.type,
      recorded[n.request], n.envelope, sha256('\\x00'::bytea || n.envelope)
    from (
      select u.n, u.request, u.stream, u.version, u.type, substring(envelopes from u.start for u.length) as envelope
      from unnest(event_requests, event_streams, versions, types, starts, lengths)
        with ordinality as u (request, stream, version, type, start, length, n)
      where rejected is null or u.request <> all (rejected)
    ) n;
    get diagnostics written = row_count;

    insert into log.command (command_id, request_hash, first_position, count, answer)
    select k.id, substring(request_hashes from 32 * k.request::int - 31 for 32),
      first - k.count + sum(k.count) over (order by k.request rows unbounded preceding), k.count, k.answer
    from unnest(command_ids, counts, answers) with ordinality as k (id, count, answer, request)
    where rejected is null or k.request <> all (rejected);

    if written > 0 then
      select max(r.at) into newest
      from unnest(recorded, counts) with ordinality as r (at, count, request)
      where r.count > 0 and (rejected is null or r.request <> all (rejected));
      if newest >= coalesce((select max(m.second) + interval '1 second' from log.mark m), '-infinity') then
        insert into log.mark (second, position)
        select date_trunc('second', e.recorded_at), e.position
        from log.event e
        where e.position >= first and e.recorded_at >= date_trunc('second', newest)
        order by e.position limit 1;
      end if;
      perform pg_notify('log', (first + written - 1)::text);
    end if;
  end $$;
`;
