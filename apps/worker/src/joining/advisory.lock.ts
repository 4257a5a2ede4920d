import type { Pool, PoolClient } from 'pg';
import type { NoticeLock } from '#automation';

/** Our advisory locks on notices live in this class of keys, apart from the log's and the migrations'. */
const LOCK_CLASS = 7_145;

/**
 * A lock of a database session: PostgreSQL lets it go when the process that holds it dies. No transaction stays open while a mail
 * server is waited for.
 */
export class AdvisoryNoticeLock implements NoticeLock {
  constructor(private readonly pool: Pool) {}

  async hold<Result>(notice: string, work: () => Promise<Result>): Promise<Result | undefined> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      if (!(await locked(client, notice))) return undefined;
      try {
        return await work();
      } finally {
        broken = await unlock(client, notice);
      }
    } finally {
      // A connection that could not give its lock back is closed, which gives it back.
      client.release(broken);
    }
  }
}

async function locked(client: PoolClient, notice: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock($1::int, hashtext($2)) as locked',
    [LOCK_CLASS, notice],
  );
  return rows[0]?.locked === true;
}

async function unlock(client: PoolClient, notice: string): Promise<Error | undefined> {
  try {
    await client.query('select pg_advisory_unlock($1::int, hashtext($2))', [LOCK_CLASS, notice]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
