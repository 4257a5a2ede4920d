/** After a rebuild: the new generation stands at its own position, whatever stopped the old one. */
export const checkpointSwapSql = /* sql */ `
  update projection.checkpoint
  set position = $3, generation = generation + 1, status = 'running', error = null
  where name = $1 and version = $2
  returning generation`;
