export const inboxTablesSql = /* sql */ `
  create table staff (
    unit uuid primary key,
    posts jsonb not null
  );

  create table concern (
    assignment uuid primary key,
    task uuid not null,
    unit uuid not null,
    owner_unit uuid not null,
    officer text,
    due_at timestamptz,
    alarm jsonb
  );

  create table item (
    person text not null,
    position bigint not null,
    kind text not null,
    at timestamptz not null,
    task uuid,
    assignment uuid,
    unit uuid not null,
    step text,
    form uuid,
    due_at timestamptz,
    told_as text not null,
    notice uuid,
    acknowledged boolean not null,
    primary key (person, position)
  );

  create table digest (
    notice uuid primary key,
    recipient text not null,
    positions jsonb not null
  );

  create table unread (
    person text primary key,
    items integer not null
  ) with (fillfactor = 70)`;
