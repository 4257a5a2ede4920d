/** The unit and all below it. `union` ends a ring of parents. */
export const unitSubtreeSql = /* sql */ `
  with recursive subtree as (
    select id from units_v1.unit where id = $1
    union
    select child.id from units_v1.unit child join subtree on child.parent = subtree.id
  )
  select id from subtree`;
