/** Sessions of the hashes $1 that nobody has ended, each with the instant at which it ends by itself unless it is used before. */
export const sessionFind = /* sql */ `
select s.hash, s.id, s.person, s.role, s.unit, s.second_factor as "secondFactor", s.used_at as "usedAt",
  least(s.ends_at, s.used_at + s.idle) as "endsAt"
from access.session s
left join access.account a on a.person = s.person
where s.hash = any($1::text[])
  and s.ended_at is null
  and a.disabled_at is null
`;
