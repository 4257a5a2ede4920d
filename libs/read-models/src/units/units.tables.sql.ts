export const unitsTablesSql = /* sql */ `
  create table unit (
    id uuid primary key,
    code text not null,
    name text not null,
    name_en text,
    kind text not null,
    parent uuid,
    field text,
    version integer not null,
    position bigint not null
  );
  create index on unit (code);
  create index on unit (parent);

  create table post (
    unit uuid not null,
    post text not null,
    person text not null,
    acting boolean not null,
    since timestamptz not null,
    primary key (unit, post, person)
  );
  create index on post (person)`;
