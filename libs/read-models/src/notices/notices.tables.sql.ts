export const noticesTablesSql = /* sql */ `
  create table staff (
    unit uuid primary key,
    coordinators text[] not null
  );

  create table followed (
    assignment uuid primary key,
    task uuid not null,
    owner_unit uuid not null
  );

  create table item (
    person text not null,
    position bigint not null,
    assignment uuid not null,
    task uuid not null,
    step text not null,
    told_as text not null,
    alarm boolean not null,
    due_at timestamptz not null,
    notice uuid,
    primary key (person, position, assignment)
  );
  create index item_by_assignment on item (assignment, position);
  create index item_waiting on item (due_at, person, position) where notice is null;

  create table notice (
    id uuid primary key,
    recipient text not null,
    recipient_is text not null,
    channel text not null,
    kind text not null,
    slot text not null,
    status text not null,
    attempts integer not null,
    attempts_before integer not null,
    since timestamptz not null,
    composed_at timestamptz not null,
    items jsonb not null,
    message_id text,
    acknowledged boolean not null,
    version integer not null,
    position bigint not null
  );
  create index notice_by_recipient on notice (recipient, position);
  create index notice_mondays on notice (slot) where kind = 'monday-page';
  create index notice_by_position on notice (position);
  create index notice_given_up on notice (since, id) where status = 'dead-lettered';
  create index notice_undelivered on notice (since, id) where status in ('composed', 'failing');

  create table delivery (
    notice uuid not null,
    position bigint not null,
    outcome text not null,
    attempt integer not null,
    at timestamptz not null,
    detail text,
    primary key (notice, position)
  )`;
