import { ProjectionProgress, ProjectionRunner, projections, UnitRow } from '#read-models';
import type { Register } from '../composition/register.js';

export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

const WORKER_ANSWERS_WITHIN_MS = 500;

/** Every registered unit, as the log has it now. */
export async function knownUnits({ pool, store, source, log }: Register): Promise<readonly KnownUnit[]> {
  const units = projections.filter(({ name }) => name === 'units');
  const onFault = ({ name }: { name: string }, fault: object) =>
    log.warn({ projection: name, ...fault }, 'a projection stopped');
  // A worker that runs beside this command keeps the table up to date; without one it is brought forward here.
  const { reached } = await new ProjectionProgress(pool, units).waitFor(
    await store.lastPosition(),
    WORKER_ANSWERS_WITHIN_MS,
  );
  if (!reached) await new ProjectionRunner({ pool, store, projections: units, onFault }).catchUp();
  const rows = await source.getRepository(UnitRow).find();
  return rows.map(({ id, code, name }) => ({ id, code, name, aliases: [] }));
}
