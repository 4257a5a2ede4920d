/** $1 hash, $2 the present instant. A session lives until it is ended, left alone for its idle time, or at its end. */
export const sessionFind = /* sql */ `
select s.id, s.person, s.role, s.unit, s.second_factor as "secondFactor", s.used_at as "usedAt"
from access.session s
left join access.account a on a.person = s.person
where s.hash = $1
  and s.ended_at is null
  and s.ends_at > $2::timestamptz
  and s.used_at + s.idle > $2::timestamptz
  and a.disabled_at is null
`;
