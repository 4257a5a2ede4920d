/** Only where the projection still stands at the position that failed: another worker may be past it. */
export const checkpointStopSql = /* sql */ `
  update projection.checkpoint
  set status = 'stopped', error = $4
  where name = $1 and version = $2 and position = $3`;
