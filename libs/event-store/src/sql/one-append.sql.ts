/** One autocommit call for a request of one event; see `append-one-create.sql.ts`. */
export const oneAppend = /* sql */ `select first from log.append_one($1, $2, $3, $4, $5, $6, $7, $8)`;
