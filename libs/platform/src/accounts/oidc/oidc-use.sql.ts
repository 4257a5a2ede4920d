/** $1 attempt, $2 when it expires, $3 the present instant. Gives a row to the first who uses the attempt; forgets those that have expired. */
export const oidcUse = /* sql */ `
with forgotten as (
  delete from access.oidc_use where expires_at < $3::timestamptz - interval '1 hour'
)
insert into access.oidc_use (attempt, expires_at) values ($1, $2) on conflict do nothing returning 1
`;
