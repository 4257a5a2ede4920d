/** $1 person; $2 the session, or null for all; $3 one that stays, or null; $4 instant, $5 why. Gives those that were open until then. */
export const sessionEnd = /* sql */ `
with ended as (
  update access.session set ended_at = $4, ended_because = $5
  where person = $1
    and ended_at is null
    and ($2::uuid is null or id = $2)
    and ($3::uuid is null or id <> $3)
  returning id
)
select id from ended
`;
