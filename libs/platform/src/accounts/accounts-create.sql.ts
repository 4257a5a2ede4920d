/**
 * Accounts, their second factors, one-time tickets, sessions, tries and the record of what happened at the door: all of it
 * outside the log, because it is about persons and must be erasable. Secrets stand here as hashes, or sealed.
 */
export const accountsCreate = /* sql */ `
create table access.account (
  person       uuid primary key,
  login        text not null unique check (login = lower(login) and length(login) between 3 and 100),
  kind         text not null check (kind in ('person', 'program')),
  password     text check (password like '$argon2id$%'),
  totp         text,
  totp_pending text,
  totp_step    bigint not null default 0,
  created_at   timestamptz not null,
  signed_in_at timestamptz,
  disabled_at  timestamptz,
  check (kind = 'person' or (password is null and totp is null))
);

create table access.recovery_code (
  person  uuid not null references access.account on delete cascade,
  hash    text not null check (hash ~ '^[0-9a-f]{64}$'),
  used_at timestamptz,
  primary key (person, hash)
);

create table access.ticket (
  hash       text primary key check (hash ~ '^[0-9a-f]{64}$'),
  person     uuid not null references access.account on delete cascade,
  purpose    text not null check (purpose in ('password', 'second-factor', 'second-factor-enrolment')),
  tries_left integer not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index ticket_person on access.ticket (person);

create table access.session (
  id            uuid primary key,
  hash          text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  person        uuid not null,
  role          text not null,
  unit          uuid,
  method        text not null,
  second_factor boolean not null,
  agent         text check (length(agent) <= 200),
  created_at    timestamptz not null,
  used_at       timestamptz not null,
  idle          interval not null,
  ends_at       timestamptz not null,
  ended_at      timestamptz,
  ended_because text
);
create index session_person on access.session (person);

create table access.attempt (
  key      text primary key,
  failures integer not null,
  last_at  timestamptz not null,
  until    timestamptz not null
);

create table access.record (
  minute   timestamptz not null,
  kind     text not null,
  person   text not null,
  bucket   smallint not null,
  address  text,
  count    integer not null default 1,
  first_at timestamptz not null,
  last_at  timestamptz not null,
  primary key (minute, kind, person, bucket)
);

create function access.keep_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.minute, new.kind, new.person, new.bucket, new.first_at)
       is not distinct from (old.minute, old.kind, old.person, old.bucket, old.first_at) and new.count > old.count then
    return new;
  end if;
  if tg_op = 'DELETE' and old.minute < now() - interval '400 days' then
    return old;
  end if;
  raise exception 'the record of access is only added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger record_kept before update or delete on access.record
  for each row execute function access.keep_record();
`;

export const accountsDrop = /* sql */ `
drop table access.record;
drop function access.keep_record();
drop table access.attempt, access.session, access.ticket, access.recovery_code, access.account;
`;
