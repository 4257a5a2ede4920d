/** Many streams at once, each in order. $1 streams. The lateral keeps it to one index search a stream, whatever statistics say. */
export const streamsRead = /* sql */ `
  select e.position, convert_from(e.envelope, 'UTF8')
  from unnest($1::uuid[]) as wanted (stream)
  cross join lateral (
    select * from log.event e where e.stream = wanted.stream order by e.version
  ) e
`;
