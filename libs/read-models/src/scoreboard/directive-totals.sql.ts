export const directiveTotalsSql = /* sql */ `
  select directive, sum(tasks)::integer as total
  from register_v2.directive_count
  where directive = any($1::uuid[])
  group by directive`;
