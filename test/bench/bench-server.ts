import { ensureDatabase } from '#platform';
import { startScratchPostgres } from '../support/scratch-postgres.js';

export interface BenchServer {
  /** Connection string of a database, made if need be. */
  database(name: string): Promise<string>;
  stop(): Promise<void>;
}

/**
 * A durable PostgreSQL for one bench: fsync and synchronous_commit are on, checkpoints are kept apart, so that one does not fall
 * into somebody's turn.
 */
export async function startBenchServer(): Promise<BenchServer> {
  const settings = { shared_buffers: '256MB', max_wal_size: '4GB', checkpoint_timeout: '30min', jit: 'off' };
  const server = await startScratchPostgres({ settings });
  return { database: (name) => ensureDatabase(server.url(), name), stop: () => server.stop() };
}
