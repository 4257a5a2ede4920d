/** A durable PostgreSQL for one bench: the embedded server with the settings that the product runs with, in a scratch folder. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, ensureDatabase, freePort, initialiseCluster, postgresUser, startServer } from '#platform';

export interface BenchServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Connection string of a database that is made if need be. */
  database(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

const password = 'bench';

/** fsync and synchronous_commit stay on. Checkpoints are kept apart, so that one does not fall into somebody's turn. */
const settings = {
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

export async function startBenchServer(): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  // As root the server runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  const dataFolder = join(folder, 'postgres', 'data');
  await initialiseCluster({ dataFolder, password, durable: true });
  const server = await startServer({
    dataFolder,
    port: await freePort(),
    logFile: join(folder, 'postgres.log'),
    settings,
    readyWithinMs: 30_000,
  });
  const root = `postgres://${postgresUser}:${password}@127.0.0.1:${server.port}/postgres`;
  return {
    port: server.port,
    user: postgresUser,
    password,
    database: (name) => ensureDatabase(root, name),
    drop: (name) => dropDatabase(root, name),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
