/**
 * By how much what the assignments of the unit $1 and of all below it count as changed, day by day, up to the local day $2. The lateral
 * keeps it to one index search a unit: nobody can tell beforehand how few units a subtree has.
 */
export const unitTrendSql = /* sql */ `
  with recursive below as (
    select $1::uuid as id
    union
    select unit.id from units_v1.unit unit join below on unit.parent = below.id
  )
  select counter.day, counter.cell, counter.board_group as "group", sum(counter.assignments)::integer as change
  from below
  cross join lateral (
    select * from register_v4.unit_day counter where counter.unit = below.id and counter.day <= $2 offset 0
  ) counter
  group by counter.day, counter.cell, counter.board_group
  order by counter.day`;
