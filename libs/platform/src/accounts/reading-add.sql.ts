/** $1 instant, $2 session, $3 things, $4 person, $5 role, $6 unit. What was read before in this hour is there. */
export const readingAdd = /* sql */ `
insert into access.reading (hour, session, thing, person, role, unit, at)
select date_trunc('hour', $1::timestamptz), $2, thing, $4::uuid, $5, $6::uuid, $1::timestamptz
from unnest($3::uuid[]) as thing
on conflict (hour, session, thing) do nothing
`;
