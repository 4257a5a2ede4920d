import { knownStandingSql } from './known-standing.sql.js';

/**
 * Assignments of the subtree of the unit $3 that were issued by the local day $2, as they stood at the instant $1 by what is known
 * now; by the direct child below which they stand, null: the unit itself. As in the counters of now, what is restricted is not counted.
 */
export const knownUnitCountsSql = /* sql */ `
  with recursive below as (
    select id, id as child from units_v1.unit where parent = $3
    union
    select unit.id, below.child from units_v1.unit unit join below on unit.parent = below.id
  ),
  counted as (
    select id, child from below
    union all
    select $3::uuid, null
  ),
  asked as (
    select assignment.id
    from counted
    join register_v4.assignment assignment on assignment.unit = counted.id
    join register_v4.task task on task.id = assignment.task
    where task.issued_on <= $2 and not task.restricted
  ),
  ${knownStandingSql}
  select counted.child, standing.cell, standing.reason, standing.outlook, standing.completed, count(*)::integer as count
  from counted join standing on standing.unit = counted.id
  group by counted.child, standing.cell, standing.reason, standing.outlook, standing.completed`;
