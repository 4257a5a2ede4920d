/** $1 id, $2 new hash; $3 role with $4 its unit, and $5 second factor, each null to stay as it is. */
export const sessionRenew = /* sql */ `
with renewed as (
  update access.session set
    hash = $2,
    role = coalesce($3, role),
    unit = case when $3::text is null then unit else $4::uuid end,
    second_factor = coalesce($5, second_factor)
  where id = $1 and ended_at is null
  returning id
)
select id from renewed
`;
