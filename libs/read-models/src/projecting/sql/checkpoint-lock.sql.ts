/** No row: another worker runs this projection now. */
export const checkpointLockSql = /* sql */ `
  select generation, position, status
  from projection.checkpoint
  where name = $1 and version = $2
  for no key update skip locked`;
