/**
 * $1 minute, $2 kind, $3 person or '', $4 bucket, $5 sealed address, $6 its mark, $7 instant, $8 how often. What happens again within the
 * minute raises the count.
 */
export const recordAdd = /* sql */ `
insert into access.record as r (minute, kind, person, bucket, address, address_mark, count, first_at, last_at)
values (date_trunc('minute', $1::timestamptz), $2, $3, $4, $5, $6, $8, $7, $7)
on conflict (minute, kind, person, bucket) do update set
  count = r.count + excluded.count,
  last_at = greatest(r.last_at, excluded.last_at),
  address = case when r.address_mark = excluded.address_mark then r.address end,
  address_mark = case when r.address_mark = excluded.address_mark then r.address_mark end
`;
