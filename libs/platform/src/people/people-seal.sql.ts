/**
 * Sealed columns beside the clear ones, and the keys in a schema of their own. The clear columns stay for as long as a process of the
 * release before may still write them: what it writes is newer than what is sealed, and is sealed at the next start. SQL does not know
 * the key, so the rows that exist are sealed by the program.
 */
export const peopleSeal = /* sql */ `
create schema people_key;

create table people_key.person_key (
  person       uuid primary key,
  wrapped      text,
  created_at   timestamptz not null default now(),
  destroyed_at timestamptz,
  check ((wrapped is null) = (destroyed_at is not null))
);

create table people_key.mark_key (
  single  boolean primary key default true check (single),
  wrapped text not null
);

alter table people.person
  add column name_sealed  text,
  add column email_sealed text,
  add column post_sealed  text,
  add column email_mark   text check (email_mark ~ '^[0-9a-f]{64}$'),
  drop constraint person_check1,
  add constraint person_dead_has_address check (email_dead_at is null or email is not null or email_sealed is not null),
  add constraint person_erased_is_empty
    check (erased_at is null or (name_sealed is null and email_sealed is null and post_sealed is null and email_mark is null));
create index person_in_clear on people.person (id) where name is not null;

insert into people_key.person_key (person, destroyed_at) select id, erased_at from people.person where erased_at is not null;

alter table access.account
  alter column login drop not null,
  add column login_sealed text,
  add column login_mark   text unique check (login_mark ~ '^[0-9a-f]{64}$'),
  add constraint account_has_login check (login is not null or (login_sealed is not null and login_mark is not null));

-- A sealed text is longer than what it hides.
alter table access.session drop constraint session_agent_check;

alter table access.record add column address_mark text;

create or replace function access.keep_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.minute, new.kind, new.person, new.bucket, new.first_at)
       is not distinct from (old.minute, old.kind, old.person, old.bucket, old.first_at) then
    if new.count > old.count then
      return new;
    end if;
    -- What happened stays; from where is sealed, or forgotten with the person.
    if (new.count, new.last_at) is not distinct from (old.count, old.last_at)
       and (new.address is null or (old.address is not null and old.address_mark is null)) then
      return new;
    end if;
  end if;
  if tg_op = 'DELETE' and old.minute < now() - interval '400 days' then
    return old;
  end if;
  raise exception 'the record of access is only added to' using errcode = 'insufficient_privilege';
end
$$;

-- Keys are destroyed, never removed: the row says that there is to be no other one.
do $$ begin
  if to_regrole('dondoc_app') is not null then
    revoke all on schema people_key from public;
    grant usage on schema people_key to dondoc_app;
    grant select, insert, update on all tables in schema people_key to dondoc_app;
    alter schema people_key owner to dondoc_owner;
    alter table people_key.person_key owner to dondoc_owner;
    alter table people_key.mark_key owner to dondoc_owner;
  end if;
end $$;
`;

export const peopleSealDrop = /* sql */ `
alter table access.record drop column address_mark;
alter table access.account drop constraint account_has_login, drop column login_sealed, drop column login_mark;
alter table people.person
  drop constraint person_dead_has_address,
  drop constraint person_erased_is_empty,
  drop column name_sealed, drop column email_sealed, drop column post_sealed, drop column email_mark;
drop schema people_key cascade;
`;
