/** $1 person, $2 the present instant; the last used first. */
export const sessionList = /* sql */ `
select id, role, unit, method, second_factor as "secondFactor", agent,
       created_at as "createdAt", used_at as "usedAt", least(ends_at, used_at + idle) as "endsAt"
from access.session
where person = $1
  and ended_at is null
  and ends_at > $2::timestamptz
  and used_at + idle > $2::timestamptz
order by used_at desc, id
`;
