/** Tokens of the hashes $1 that nobody has revoked. */
export const tokenFind = /* sql */ `
  select hash, id, person, role, unit, expires_at as "expiresAt", scopes, used_on::text as "usedOn"
  from access.token
  where hash = any($1::text[]) and revoked_at is null
`;
