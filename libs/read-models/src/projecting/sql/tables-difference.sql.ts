/** How many rows only one generation of a table has. */
export const tablesDifferenceSql = (schema: string, table: string) => /* sql */ `
  select count(*) as rows
  from (
    (select * from ${schema}.${table} except all select * from ${schema}_next.${table})
    union all
    (select * from ${schema}_next.${table} except all select * from ${schema}.${table})
  ) apart`;
