/**
 * Who read what of restricted things: once an hour for each session and thing. Like the record of the door it is added to and nothing else,
 * until it is old enough. And the ways in which people look through both.
 */
export const restrictedReadingsCreate = /* sql */ `
create table access.reading (
  hour    timestamptz not null,
  session text not null check (length(session) <= 64),
  thing   uuid not null,
  person  uuid not null,
  role    text not null check (length(role) <= 40),
  unit    uuid,
  at      timestamptz not null,
  primary key (hour, session, thing)
);
create index reading_at on access.reading (at);
create index reading_person on access.reading (person, at);

create function access.keep_readings() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and old.at < now() - interval '400 days' then
    return old;
  end if;
  raise exception 'the record of readings is only added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger readings_kept before update or delete on access.reading
  for each row execute function access.keep_readings();

create index record_last on access.record (last_at);
create index record_person on access.record (person, last_at);
`;

export const restrictedReadingsDrop = /* sql */ `
drop index access.record_last, access.record_person;
drop table access.reading;
drop function access.keep_readings();
`;
