/**
 * A PostgreSQL server of one's own, for benches (durable, as in production) and for fault tests (which kill it and start it
 * again on the same port and data). Suites that only need a database take one from `postgres.ts`.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, initialiseCluster, type PostgresServer, postgresUser, startServer } from '#platform';
import { registerProcess } from './registered-process.js';
import { scratchFolder } from './scratch-folder.js';

export interface ScratchPostgresOptions {
  /** Default true: every commit reaches the disk. */
  readonly durable?: boolean;
  /** Over the defaults; postgresql.conf names. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface ScratchPostgres {
  readonly port: number;
  readonly logFile: string;
  /** Of the server that runs now: another one after `restart`. */
  pid(): number;
  /** Connection string of a database, default `postgres`. */
  url(database?: string): string;
  /** SIGKILL to the server. */
  kill(): Promise<void>;
  /** Starts it again (stops it first if it still runs): same port, same data. */
  restart(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

const password = 'scratch';

export async function startScratchPostgres(options: ScratchPostgresOptions = {}): Promise<ScratchPostgres> {
  const durable = options.durable ?? true;
  const folder = scratchFolder('scratch-postgres');
  const [dataFolder, logFile] = [join(folder, 'data'), join(folder, 'postgres.log')];
  await initialiseCluster({ dataFolder, password, durable });
  const port = await freePort();
  const settings = {
    max_connections: '300',
    timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
    ...options.settings,
  };
  const start = async (): Promise<PostgresServer> => {
    const started = await startServer({ dataFolder, port, logFile, settings, readyWithinMs: 60_000 });
    registerProcess('postgres', started.pid);
    return started;
  };
  let server = await start();
  return {
    port,
    logFile,
    pid: () => server.pid,
    url: (database = 'postgres') => `postgres://${postgresUser}:${password}@127.0.0.1:${port}/${database}`,
    kill: () => server.kill(),
    restart: async () => {
      await server.stop();
      server = await start();
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}
