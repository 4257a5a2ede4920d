/** Many streams at once, each after a version and in order. $1 streams, $2 their versions. The lateral keeps it to one index search a stream, whatever statistics say. */
export const streamsRead = /* sql */ `
  select e.position, convert_from(e.envelope, 'UTF8')
  from unnest($1::uuid[], $2::int[]) as wanted (stream, version)
  cross join lateral (
    select * from log.event e where e.stream = wanted.stream and e.version > wanted.version order by e.version
  ) e
`;
