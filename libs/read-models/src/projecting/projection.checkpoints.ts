import type { Pool } from 'pg';
import type { Projection } from './projection.js';
import { checkpointsReadSql } from './sql/checkpoints-read.sql.js';

export interface ProjectionFault {
  readonly position: number;
  readonly message: string;
}

export interface ProjectionHealth {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position: number;
  readonly status: 'running' | 'stopped';
  readonly fault: ProjectionFault | null;
}

interface CheckpointRow {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly position: string;
  readonly status: 'running' | 'stopped';
  readonly error: ProjectionFault | null;
}

/** How far each projection has come. A projection that no process has prepared yet stands at 0. */
export async function readCheckpoints(
  pool: Pick<Pool, 'query'>,
  projections: readonly Projection[],
): Promise<ProjectionHealth[]> {
  const found = await pool.query<CheckpointRow>(checkpointsReadSql, [
    projections.map((projection) => projection.name),
    projections.map((projection) => projection.version),
  ]);
  return projections.map(({ name, version }) => {
    const row = found.rows.find((each) => each.name === name && each.version === version);
    if (row === undefined) return { name, version, generation: 0, position: 0, status: 'running', fault: null };
    const { generation, status } = row;
    return { name, version, generation, position: Number(row.position), status, fault: row.error };
  });
}
