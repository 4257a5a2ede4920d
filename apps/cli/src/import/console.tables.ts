import type { ImportTables } from '#application';
import { ImportTablesQuery, ProjectionProgress, ProjectionRunner, projections } from '#read-models';
import type { Register } from '../composition/register.js';

const OTHERS_ANSWER_WITHIN_MS = 500;
const MOST_TRIES = 20;

/** The tables of a register that this command may have to bring forward by itself. */
export function tablesOf(register: Register): ImportTables {
  const progress = new ProjectionProgress(register.pool, projections);
  return new ImportTablesQuery(register.source, progress, (projection) => reachTheEnd(register, projection));
}

/**
 * A worker that runs beside this command keeps the table up to date; without one it is brought forward here, unless another command
 * is at it, which is waited for.
 */
async function reachTheEnd({ pool, store, log }: Register, projection: 'units' | 'register'): Promise<void> {
  const wanted = projections.filter(({ name }) => name === projection);
  const onFault = ({ name }: { name: string }, fault: object) =>
    log.warn({ projection: name, ...fault }, 'a projection stopped');
  const progress = new ProjectionProgress(pool, wanted);
  const runner = new ProjectionRunner({ pool, store, projections: wanted, onFault });
  const position = await store.lastPosition();
  for (let tried = 1; ; tried += 1) {
    const result = await progress.waitFor(position, OTHERS_ANSWER_WITHIN_MS);
    if (result.reached) return;
    try {
      await runner.catchUp();
      return;
    } catch (error) {
      if (result.problem === 'projection-stopped' || tried === MOST_TRIES) throw error;
    }
  }
}
