import type { ClientBase, Pool } from 'pg';
import type { Projection } from './projection.js';
import { checkpointTablesSql } from './sql/checkpoint-tables.sql.js';

/**
 * Creates the checkpoints and every absent schema with its tables, under an advisory lock, each in one transaction. Safe to
 * call from every process at its start; a schema that is there is left alone.
 */
export async function prepareProjections(pool: Pool, projections: readonly Projection[]): Promise<void> {
  const client = await pool.connect();
  try {
    await inTransaction(client, async () => {
      await client.query(`select pg_advisory_xact_lock(hashtext('dondoc.projections'))`);
      await client.query(checkpointTablesSql);
      for (const projection of projections) {
        await client.query('insert into projection.checkpoint (name, version) values ($1, $2) on conflict do nothing', [
          projection.name,
          projection.version,
        ]);
        const found = await client.query('select 1 from pg_namespace where nspname = $1', [projection.schema]);
        if (found.rowCount === 0) await createSchema(client, projection, projection.schema);
      }
    });
  } finally {
    client.release();
  }
}

/** Creates the projection's tables in a schema of the given name. Runs inside the caller's transaction. */
export async function createSchema(client: ClientBase, projection: Projection, schema: string): Promise<void> {
  await client.query(`create schema ${schema}`);
  await client.query(`set local search_path to ${schema}, public`);
  await client.query(projection.ddl);
  await client.query('set local search_path to default');
}

/**
 * Commits what `work` did, or rolls it back and throws its error. A client whose connection broke stays broken. `begin` may bring
 * settings of the transaction along.
 */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>, begin = 'begin'): Promise<T> {
  await client.query(begin);
  try {
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // The first error is the one to report; a rollback fails only where the connection is gone, which rolls back too.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
