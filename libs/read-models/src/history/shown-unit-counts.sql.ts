/**
 * Assignments of the subtree of the unit $1, as the prefix of the log up to the position $2 shows them; by the direct child below
 * which they stand, null: the unit itself. As in the counters of now, what is restricted is not counted.
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
  from counted
  cross join lateral (
    select distinct on (version.id) version.cell, version.board_group
    from register_v4.assignment_version version
    where version.unit = counted.id and version.position <= $2 and not version.restricted
    order by version.id, version.position desc
  ) version
  group by counted.child, version.cell, version.board_group`;
