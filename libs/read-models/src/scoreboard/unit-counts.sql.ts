/** Counts of the unit's subtree, by the direct child below which they stand; null: the unit itself. */
export const unitCountsSql = /* sql */ `
  with recursive below as (
    select id, id as child from units_v1.unit where parent = $1
    union
    select unit.id, below.child from units_v1.unit unit join below on unit.parent = below.id
  ),
  counted as (
    select id, child from below
    union all
    select $1::uuid, null
  )
  select counted.child, count.cell, count.board_group as "group", sum(count.assignments)::integer as count
  from counted join register_v4.unit_count count on count.unit = counted.id
  group by counted.child, count.cell, count.board_group`;
