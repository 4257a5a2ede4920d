/** Rows of the record have no id of their own: minute, kind, person and bucket together are one. $1 the last one seen, $2 how many. */
export const addressesInClear = /* sql */ `
select concat_ws(' ', extract(epoch from minute)::bigint, kind, bucket, person) as id, person, address
from access.record
where address is not null
  and address_mark is null
  and concat_ws(' ', extract(epoch from minute)::bigint, kind, bucket, person) collate "C" > $1
order by concat_ws(' ', extract(epoch from minute)::bigint, kind, bucket, person) collate "C"
limit $2
`;

/** $1 rows as JSON. */
export const addressesSeal = /* sql */ `
update access.record as r
   set address = w.sealed, address_mark = w.mark
  from jsonb_to_recordset($1::jsonb) as w (id text, address text, sealed text, mark text)
 where concat_ws(' ', extract(epoch from r.minute)::bigint, r.kind, r.bucket, r.person) = w.id
   and r.address = w.address
   and r.address_mark is null
`;
