/**
 * $1 id, $2 the counter that was signed, $3 the present instant. Gives a row unless the counter fell behind one seen before, which
 * two copies of one key do (WebAuthn 6.1.1). Authenticators that count nothing always say zero.
 */
export const passkeyUsed = /* sql */ `
with used as (
  update access.passkey set counter = $2, used_at = $3
  where id = $1 and (counter < $2 or (counter = 0 and $2 = 0))
  returning 1
)
select 1 from used
`;
