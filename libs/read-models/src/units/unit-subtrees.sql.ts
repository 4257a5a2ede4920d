/** Each of the units $1 with the ids of itself and all below it. `union` ends a ring of parents. */
export const unitSubtreesSql = /* sql */ `
  with recursive subtree (root, id) as (
    select id, id from units_v1.unit where id = any($1::uuid[])
    union
    select subtree.root, child.id from units_v1.unit child join subtree on child.parent = subtree.id
  )
  select root, array_agg(id)::text[] as ids from subtree group by root`;
