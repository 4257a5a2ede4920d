import type { ClientBase, Pool } from 'pg';
import { groupRolesSql } from '#platform';
import { secureSchema } from '../access/policies/secure-schema.js';
import type { Projection } from './projection.js';
import { checkpointGrantsSql } from './sql/checkpoint-grants.sql.js';
import { checkpointTablesSql } from './sql/checkpoint-tables.sql.js';

/**
 * Creates the checkpoints and every absent schema with its tables, under an advisory lock, each in one transaction, and says who sees
 * what of them. Safe to call from every process at its start; a schema that is there is left alone, unless who sees what has changed.
 */
export async function prepareProjections(pool: Pool, projections: readonly Projection[]): Promise<void> {
  const client = await pool.connect();
  try {
    await inTransaction(client, async () => {
      await client.query(`select pg_advisory_xact_lock(hashtext('dondoc.projections'))`);
      await client.query(checkpointTablesSql);
      await client.query(groupRolesSql);
      await client.query(checkpointGrantsSql);
      for (const projection of projections) {
        await client.query('insert into projection.checkpoint (name, version) values ($1, $2) on conflict do nothing', [
          projection.name,
          projection.version,
        ]);
        const found = await client.query('select 1 from pg_namespace where nspname = $1', [projection.schema]);
        if (found.rowCount === 0) await createSchema(client, projection, projection.schema);
        else await secureSchema(client, projection.name, projection.schema);
      }
    });
  } finally {
    client.release();
  }
}

/** Creates the projection's tables in a schema of the given name, and says who sees what. Runs inside the caller's transaction. */
export async function createSchema(client: ClientBase, projection: Projection, schema: string): Promise<void> {
  await client.query(`create schema ${schema}`);
  await client.query(`set local search_path to ${schema}, public`);
  await client.query(projection.ddl);
  await client.query('set local search_path to default');
  await secureSchema(client, projection.name, schema);
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
