/** Every unit below $1, itself left out; a ring of parents ends where it began. */
export const unitsBelowSql = /* sql */ `
  with recursive below (id) as (
    select unit.id from units_v1.unit unit where unit.parent = $1
    union
    select unit.id from below join units_v1.unit unit on unit.parent = below.id
  )
  select id from below where id <> $1`;
