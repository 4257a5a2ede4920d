/**
 * $1 key, $2 the present instant, $3 tries that cost nothing, $4 the longest pause in seconds. Gives a row when the try may be made, which says until when the next must wait. It
 * counts as failed until it is taken back, so that tries made at once cannot all slip through. A try that comes during a pause
 * does not lengthen it, and an hour without tries forgets.
 */
export const attemptClaim = /* sql */ `
insert into access.attempt as a (key, failures, last_at, until)
values ($1, 1, $2, $2)
on conflict (key) do update set
  failures = case when a.last_at < $2::timestamptz - interval '1 hour' then 1 else a.failures + 1 end,
  last_at = $2,
  until = case
    when a.last_at < $2::timestamptz - interval '1 hour' or a.failures < $3 then $2::timestamptz
    else $2::timestamptz + make_interval(secs => least($4, power(2, least(a.failures - $3, 20))))
  end
where a.until <= $2::timestamptz
returning until
`;
