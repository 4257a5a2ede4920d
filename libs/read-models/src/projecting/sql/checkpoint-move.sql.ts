export const checkpointMoveSql = /* sql */ `
  update projection.checkpoint
  set position = $3, status = 'running', error = null
  where name = $1 and version = $2`;
