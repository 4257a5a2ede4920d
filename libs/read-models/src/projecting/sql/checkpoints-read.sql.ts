export const checkpointsReadSql = /* sql */ `
  select c.name, c.version, c.generation, c.position, c.status, c.error
  from projection.checkpoint c
  join unnest($1::text[], $2::integer[]) as wanted(name, version)
    on c.name = wanted.name and c.version = wanted.version`;
