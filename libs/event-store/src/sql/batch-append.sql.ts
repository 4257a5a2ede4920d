/** One autocommit call a batch; see `append-create.sql.ts` for the parameters. */
export const batchAppend = /* sql */ `
  select first, refused from log.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
`;
