/**
 * Passkeys: what an authenticator gave us to know it again. The public key and the credential's id are no secrets; the name that the
 * person gave it is sealed. `passkey_challenge` keeps the challenges that were answered, until they would be too old anyway: no
 * challenge is answered twice.
 */
export const passkeysCreate = /* sql */ `
create table access.passkey (
  id         uuid primary key,
  person     uuid not null references access.account on delete cascade,
  credential text not null unique check (length(credential) between 16 and 1400),
  public_key bytea not null,
  counter    bigint not null,
  transports text[] not null,
  name       text not null,
  created_at timestamptz not null,
  used_at    timestamptz
);
create index passkey_person on access.passkey (person);

create table access.passkey_challenge (
  hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
  expires_at timestamptz not null
);
create index passkey_challenge_expiry on access.passkey_challenge (expires_at);
`;

export const passkeysDrop = /* sql */ `
drop table access.passkey_challenge, access.passkey;
`;
