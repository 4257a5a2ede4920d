import { ProjectionProgress, ProjectionRunner, projections, UnitRow } from '#read-models';
import type { Register } from '../composition/register.js';

export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

const OTHERS_ANSWER_WITHIN_MS = 500;
const MOST_TRIES = 20;

/** Every registered unit, as the log has it now. */
export async function knownUnits(register: Register): Promise<readonly KnownUnit[]> {
  await reachTheEnd(register);
  const rows = await register.source.getRepository(UnitRow).find();
  return rows.map(({ id, code, name }) => ({ id, code, name, aliases: [] }));
}

/**
 * A worker that runs beside this command keeps the table up to date; without one it is brought forward here, unless another command
 * is at it, which is waited for.
 */
async function reachTheEnd({ pool, store, log }: Register): Promise<void> {
  const units = projections.filter(({ name }) => name === 'units');
  const onFault = ({ name }: { name: string }, fault: object) =>
    log.warn({ projection: name, ...fault }, 'a projection stopped');
  const progress = new ProjectionProgress(pool, units);
  const runner = new ProjectionRunner({ pool, store, projections: units, onFault });
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
