/**
 * An administrator's looks at the pages as somebody else sees them: who, as whom, why, from when until when. One at a time for a session. A
 * look is ended once; nothing else of it changes, and it stays as long as the record does.
 */
export const viewsCreate = /* sql */ `
create table access.view_as (
  id       uuid primary key,
  session  uuid not null,
  viewer   uuid not null,
  person   uuid,
  role     text not null check (length(role) <= 40),
  unit     uuid,
  reason   text not null check (length(reason) between 1 and 500),
  begun_at timestamptz not null,
  ends_at  timestamptz not null,
  ended_at timestamptz,
  check (ends_at <= begun_at + interval '15 minutes')
);
create unique index view_as_open on access.view_as (session) where ended_at is null;
create index view_as_person on access.view_as (person, begun_at);

create function access.keep_views() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.ended_at is null and new.ended_at is not null
       and (to_jsonb(new) - 'ended_at') = (to_jsonb(old) - 'ended_at') then
    return new;
  end if;
  -- The words may name whoever was looked at, and go with what is known about them.
  if tg_op = 'UPDATE' and new.reason = '–' and (to_jsonb(new) - 'reason') = (to_jsonb(old) - 'reason') then
    return new;
  end if;
  if tg_op = 'DELETE' and old.begun_at < now() - interval '400 days' then
    return old;
  end if;
  raise exception 'the record of views is only added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger views_kept before update or delete on access.view_as
  for each row execute function access.keep_views();
`;

export const viewsDrop = /* sql */ `
drop table access.view_as;
drop function access.keep_views();
`;
