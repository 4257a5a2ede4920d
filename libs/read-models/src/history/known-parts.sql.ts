import { knownStandingSql } from './known-standing.sql.js';

/** How many assignments of the tasks $3 stood how at the instant $1 (local day $2), by what is known now. */
export const knownPartsSql = /* sql */ `
  with asked as (select id from register_v4.assignment where task = any($3::uuid[])),
  ${knownStandingSql}
  select task, keeps, cell, reason, outlook, completed, count(*)::integer as count
  from standing
  group by task, keeps, cell, reason, outlook, completed`;
