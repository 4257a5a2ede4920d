/** By how much what the assignments of the unit $1 and of all below it count as changed, day by day, up to the local day $2. */
export const unitTrendSql = /* sql */ `
  with recursive below as (
    select $1::uuid as id
    union
    select unit.id from units_v1.unit unit join below on unit.parent = below.id
  )
  select counter.day, counter.cell, counter.board_group as "group", sum(counter.assignments)::integer as change
  from below join register_v3.unit_day counter on counter.unit = below.id
  where counter.day <= $2
  group by counter.day, counter.cell, counter.board_group
  order by counter.day`;
