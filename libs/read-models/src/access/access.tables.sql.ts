export const accessTablesSql = /* sql */ `
  create table held (
    id uuid primary key,
    stream uuid not null,
    person text not null,
    role text not null,
    unit uuid,
    since timestamptz not null,
    until timestamptz,
    given_by text not null,
    delegated_by text,
    capacity text,
    restricted boolean not null,
    ended_at timestamptz,
    ended_by text,
    reason text,
    position bigint not null
  );
  create index on held (person, position);
  create index on held (unit, position)`;
