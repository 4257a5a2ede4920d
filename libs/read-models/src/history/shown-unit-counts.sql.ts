/**
 * Assignments of the subtree of the unit $1, as the prefix of the log up to the position $2 shows them; by the direct child below
 * which they stand, null: the unit itself.
 */
export const shownUnitCountsSql = /* sql */ `
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
  select counted.child, version.cell, version.board_group as "group", count(*)::integer as count
  from counted join register_v3.assignment_version version on version.unit = counted.id
  where version.position <= $2
    and not exists (
      select 1 from register_v3.assignment_version later
      where later.id = version.id and later.position > version.position and later.position <= $2
    )
  group by counted.child, version.cell, version.board_group`;
