/**
 * The prefix known at an instant: one less than the first position recorded after it. $1 instant. `recorded_at` is not
 * monotone, so the marks bound the search: nothing before the mark at or below the instant can be later than it, and the next
 * mark certainly is. What lies between was recorded within about a second.
 */
export const positionAsOf = /* sql */ `
  with bound as (
    select
      coalesce((select m.position from log.mark m where m.second <= $1 order by m.second desc limit 1), 1) as low,
      coalesce((select m.position from log.mark m where m.second > $1 order by m.second limit 1), 9223372036854775807) as high
  )
  select coalesce(
    (select e.position - 1 from log.event e, bound
     where e.position between bound.low and bound.high and e.recorded_at > $1
     order by e.position limit 1),
    (select max(e.position) from log.event e),
    0
  ) as position
`;
