export const timelineTablesSql = /* sql */ `
  create table concern (
    stream uuid primary key,
    tasks uuid[] not null,
    assignment uuid
  );

  create table entry (
    task uuid not null,
    position bigint not null,
    type text not null,
    stream uuid not null,
    assignment uuid,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    actor text not null,
    unit uuid,
    data jsonb not null,
    primary key (task, position)
  )`;
