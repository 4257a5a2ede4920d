import { knownStandingSql } from './known-standing.sql.js';

/** How the assignments $3 stood at the instant $1 (local day $2), by what is known now. */
export const knownAssignmentsSql = /* sql */ `
  with asked as (select unnest($3::uuid[]) as id),
  ${knownStandingSql}
  select id, cell, reason, outlook, completed from standing`;
