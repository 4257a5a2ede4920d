export const registerTablesSql = /* sql */ `
  create extension if not exists pg_trgm with schema public;

  create table directive (
    id uuid primary key,
    kind text not null,
    number text not null,
    issued_on text not null,
    issuer text not null,
    abstract text not null,
    urgency text not null,
    secrecy text not null,
    owner_unit uuid not null,
    version integer not null,
    position bigint not null
  );

  create table published_count (
    directive uuid not null,
    position bigint not null,
    total integer not null,
    parts jsonb not null,
    as_of text not null,
    source text not null,
    primary key (directive, position)
  );

  create table task (
    id uuid primary key,
    directive uuid not null,
    ordinal text not null,
    sort_key text collate "C" not null,
    section text,
    work text not null,
    lead_text text not null,
    units uuid[] not null,
    relation text not null,
    cooperating jsonb not null,
    deliverable text,
    deadline jsonb not null,
    due_at timestamptz,
    due_on text collate "C" not null,
    status text not null,
    issued_on text,
    cell text not null,
    reason text not null,
    outlook text,
    board_group text not null,
    remainder text,
    parts jsonb not null,
    assignments integer not null,
    done integer not null,
    completed_on text,
    source jsonb,
    restricted boolean not null,
    search_text text not null,
    version integer not null,
    position bigint not null
  );
  create index on task (directive, sort_key, id);
  create index on task (sort_key, id);
  create index on task (directive, due_on, sort_key, id);
  create index on task (due_on, sort_key, id);
  create index on task (directive, board_group, sort_key, id);
  create index on task (board_group, sort_key, id);
  create index on task (cell, sort_key, id);
  create index on task using gin (units);
  create index on task using gin ((cooperating -> 'units'));
  create index on task using gin (search_text gin_trgm_ops);

  create table task_version (
    like task,
    occurred_at timestamptz not null,
    primary key (id, position)
  );
  create index on task_version (directive, id, position);

  create table assignment (
    id uuid primary key,
    task uuid not null,
    directive uuid not null,
    unit uuid not null,
    owner_unit uuid not null,
    keeper uuid not null,
    status text not null,
    status_since timestamptz not null,
    cell text not null,
    reason text not null,
    outlook text,
    board_group text not null,
    due_at timestamptz,
    due_on text collate "C" not null,
    officer text,
    opened_at timestamptz not null,
    last_update_at timestamptz not null,
    last_words text,
    completed_on text,
    restricted boolean not null,
    state jsonb not null,
    version integer not null,
    position bigint not null
  );
  create index on assignment (task, id);
  create index on assignment (unit, due_on, id);
  create index on assignment (due_on, id);
  create index on assignment (unit, status, status_since, id);
  create index on assignment (owner_unit, status, status_since, id);
  create index on assignment (officer, due_on, id) where officer is not null;

  create table directive_count (
    directive uuid not null,
    due_on text collate "C" not null,
    cell text not null,
    reason text not null,
    outlook text not null,
    board_group text not null,
    remainder text not null,
    tasks integer not null,
    primary key (directive, due_on, cell, reason, outlook, board_group, remainder)
  ) with (fillfactor = 70);

  create table directive_total (
    directive uuid primary key,
    tasks integer not null
  ) with (fillfactor = 70);

  create table unit_count (
    unit uuid not null,
    cell text not null,
    board_group text not null,
    assignments integer not null,
    primary key (unit, cell, board_group)
  ) with (fillfactor = 70);

  create table assignment_version (
    id uuid not null,
    position bigint not null,
    occurred_at timestamptz not null,
    task uuid not null,
    unit uuid not null,
    cell text not null,
    reason text not null,
    outlook text,
    board_group text not null,
    completed boolean not null,
    restricted boolean not null,
    due_at timestamptz,
    primary key (id, position)
  );
  create index on assignment_version (task, id, position);
  create index on assignment_version (unit, id, position);

  create table directive_day (
    directive uuid not null,
    day text collate "C" not null,
    cell text not null,
    board_group text not null,
    tasks integer not null,
    primary key (directive, day, cell, board_group)
  ) with (fillfactor = 70);

  create table unit_day (
    unit uuid not null,
    day text collate "C" not null,
    cell text not null,
    board_group text not null,
    assignments integer not null,
    primary key (unit, day, cell, board_group)
  ) with (fillfactor = 70)`;
