export const timersTablesSql = /* sql */ `
  create table rules (
    id text primary key,
    policies jsonb not null,
    calendar jsonb,
    policy_version integer not null,
    calendar_version integer not null
  );

  create table clocked (
    assignment uuid primary key,
    state jsonb not null,
    ended boolean not null,
    timers jsonb not null,
    policy_version integer not null,
    calendar_version integer not null
  ) with (fillfactor = 60);
  create index clocked_by_rules on clocked (policy_version, calendar_version, assignment) where not ended;

  create table reach (
    unit uuid primary key,
    posts jsonb not null,
    since timestamptz not null,
    waiting text[] not null
  );

  create table timer (
    assignment uuid not null,
    clock text not null,
    step text,
    due_at timestamptz not null,
    deadline_version integer not null,
    policy_version integer not null,
    calendar_version integer not null,
    primary key (assignment, clock)
  ) with (fillfactor = 80);
  create index timer_by_due on timer (due_at, assignment, clock)`;
