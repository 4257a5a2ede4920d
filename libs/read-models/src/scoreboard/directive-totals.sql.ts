export const directiveTotalsSql = /* sql */ `
  select directive, tasks as total
  from register_v3.directive_total
  where directive = any($1::uuid[])`;
