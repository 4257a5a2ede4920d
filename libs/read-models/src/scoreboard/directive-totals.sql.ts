export const directiveTotalsSql = /* sql */ `
  select directive, tasks as total
  from register_v4.directive_total
  where directive = any($1::uuid[])`;
