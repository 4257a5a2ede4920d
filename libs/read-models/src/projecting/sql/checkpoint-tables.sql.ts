/** Where each projection version stands. `generation` rises when a rebuild swapped its schema. */
export const checkpointTablesSql = /* sql */ `
  create schema if not exists projection;
  create table if not exists projection.checkpoint (
    name text not null,
    version integer not null,
    generation integer not null default 1,
    position bigint not null default 0,
    status text not null default 'running' check (status in ('running', 'stopped')),
    error jsonb,
    primary key (name, version)
  ) with (fillfactor = 50)`;
