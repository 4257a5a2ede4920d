/** Waits for the worker that runs the projection now, then keeps it away. */
export const checkpointHoldSql = /* sql */ `
  select position, status
  from projection.checkpoint
  where name = $1 and version = $2
  for no key update`;
