/**
 * Sessions $1 were used at the instants $2. Whoever holds a row notes its use, too: it is passed over. A note that is lost with the machine
 * shortens an idle session by a minute, so nobody waits for the disk.
 */
export const sessionUse = /* sql */ `
with unhurried as materialized (select set_config('synchronous_commit', 'off', true)),
used as materialized (
  select s.id, noted.at
  from unnest($1::uuid[], $2::timestamptz[]) noted (id, at)
  join access.session s on s.id = noted.id
  for no key update of s skip locked
)
update access.session s set used_at = greatest(s.used_at, used.at)
from used, unhurried
where s.id = used.id
`;
