export const ledgerTablesSql = /* sql */ `
  create table concern (
    assignment uuid primary key,
    task uuid not null,
    unit uuid not null
  );

  create table message (
    notice uuid primary key,
    recipient text not null,
    channel text not null,
    items jsonb not null
  );

  create table entry (
    position bigint not null,
    item text not null,
    at timestamptz not null,
    day text not null,
    outcome text not null,
    reason text,
    persons text[] not null,
    step text,
    assignment uuid,
    task uuid,
    unit uuid,
    notice uuid,
    channel text,
    items integer not null,
    policy_version integer,
    calendar_version integer,
    primary key (position, item)
  );
  create index entry_by_day on entry (day, position, item);
  create index entry_by_unit on entry (unit, position, item);
  create index entry_by_person on entry using gin (persons)`;
