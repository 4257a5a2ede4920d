/** $1 issuer; $2 subject and $3 session there, of which one may be null; $4 instant, $5 why. Gives those that were open until then. */
export const sessionEndOfProvider = /* sql */ `
with ended as (
  update access.session set ended_at = $4, ended_because = $5
  where provider_issuer = $1
    and ended_at is null
    and ($2::text is not null or $3::text is not null)
    and ($2::text is null or provider_subject = $2)
    and ($3::text is null or provider_sid = $3)
  returning id
)
select id from ended
`;
