/** $1 minute, $2 kind, $3 person or '', $4 bucket, $5 address, $6 instant, $7 how often. What happens again within the minute raises the count. */
export const recordAdd = /* sql */ `
insert into access.record as r (minute, kind, person, bucket, address, count, first_at, last_at)
values (date_trunc('minute', $1::timestamptz), $2, $3, $4, $5, $7, $6, $6)
on conflict (minute, kind, person, bucket) do update set
  count = r.count + excluded.count,
  last_at = greatest(r.last_at, excluded.last_at),
  address = case when r.address = excluded.address then r.address end
`;
