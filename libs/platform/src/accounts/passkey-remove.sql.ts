/** $1 person, $2 the passkey, $3 whether another factor must stay. Gives a row when it was there and went. */
export const passkeyRemove = /* sql */ `
with removed as (
  delete from access.passkey p
  where p.person = $1
    and p.id = $2
    and (
      not $3
      or exists (select 1 from access.account a where a.person = $1 and a.totp is not null)
      or exists (select 1 from access.passkey other where other.person = $1 and other.id <> $2)
    )
  returning 1
)
select 1 from removed
`;
