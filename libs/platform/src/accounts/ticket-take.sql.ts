/** $1 hash, $2 purpose, $3 the present instant. Costs one of the ticket's tries; gives whose it is while it is good. */
export const ticketTake = /* sql */ `
with taken as (
  update access.ticket set tries_left = tries_left - 1
  where hash = $1 and purpose = $2 and used_at is null and tries_left > 0 and expires_at > $3::timestamptz
  returning person
)
select t.person from taken t join access.account a on a.person = t.person where a.disabled_at is null
`;
