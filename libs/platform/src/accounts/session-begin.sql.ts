/** Begins a session, and forgets those that ended more than a month ago. */
export const sessionBegin = /* sql */ `
with forgotten as (
  delete from access.session where person = $3 and coalesce(ended_at, ends_at) < $9::timestamptz - interval '30 days'
)
insert into access.session
  (id, hash, person, role, unit, method, second_factor, agent, created_at, used_at, idle, ends_at,
   provider_issuer, provider_subject, provider_sid)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, make_interval(secs => $10), $9::timestamptz + make_interval(secs => $11),
        $12, $13, $14)
`;
