import type { ImportableUnit } from '#application';
import { ProjectionProgress, ProjectionRunner, projections, UnitRow } from '#read-models';
import type { Register } from '../composition/register.js';

/** A registered unit, as imports look for it. */
export type KnownUnit = ImportableUnit;

const OTHERS_ANSWER_WITHIN_MS = 500;
const MOST_TRIES = 20;

/** Every registered unit, as the log has it now. */
export async function knownUnits(register: Register): Promise<readonly KnownUnit[]> {
  await reachTheEnd(register, 'units');
  const rows = await register.source.getRepository(UnitRow).find();
  return rows.map(({ id, code, name, nameEn, kind, parent }) => ({
    id,
    code,
    name,
    nameEn,
    kind,
    parent,
    aliases: [],
  }));
}

/**
 * A worker that runs beside this command keeps the table up to date; without one it is brought forward here, unless another command
 * is at it, which is waited for.
 */
export async function reachTheEnd({ pool, store, log }: Register, projection: 'units' | 'register'): Promise<void> {
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
