/**
 * $1 the unit's people, or null for everybody; $2 kind; $3, $4 from and before which instant; $5 instant, $6 key of the last line shown;
 * $7 how many. Newest first. A line of the door stands at its last instant.
 */
export const trailPage = /* sql */ `
select * from (
  (
    select r.kind, nullif(r.person, '') as person, r.count, r.first_at as "firstAt", r.last_at as "lastAt",
           null::uuid as thing, null::text as role, null::uuid as unit,
           to_char(r.minute at time zone 'UTC', 'YYYYMMDDHH24MI') || '/' || r.kind || '/' || r.person || '/' || r.bucket as key
    from access.record r
    where ($1::text[] is null or r.person = any($1)) and ($2::text is null or r.kind = $2)
      and r.last_at >= $3::timestamptz and r.last_at < $4::timestamptz
      and ($5::timestamptz is null or r.last_at <= $5)
    order by r.last_at desc
    limit $7 + 256
  )
  union all
  (
    select 'restricted-read', d.person::text, 1, d.at, d.at, d.thing, d.role, d.unit, d.session || '/' || d.thing
    from access.reading d
    where ($1::text[] is null or d.person = any($1::uuid[])) and ($2::text is null or $2 = 'restricted-read')
      and d.at >= $3::timestamptz and d.at < $4::timestamptz
      and ($5::timestamptz is null or d.at <= $5)
    order by d.at desc
    limit $7 + 256
  )
) line
where $5::timestamptz is null or (line."lastAt", line.key collate "C") < ($5, $6)
order by line."lastAt" desc, line.key collate "C" desc
limit $7
`;
