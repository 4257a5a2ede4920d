/** Those of the tasks $1 that had been drafted by the instant $2. */
export const tasksDraftedSql = /* sql */ `
  select distinct id from register_v4.task_version where id = any($1::uuid[]) and occurred_at <= $2`;
