/** $1 id, $2 the present instant, $3 whose it must be, or who answers for the program whose it is; null: anybody's. Gives the holder. */
export const tokenEnd = /* sql */ `
with ended as (
  update access.token t set revoked_at = $2
  where t.id = $1
    and t.revoked_at is null
    and ($3::uuid is null or t.person = $3
         or exists (select 1 from access.account a where a.person = t.person and a.owner = $3))
  returning t.person
)
select person from ended
`;
