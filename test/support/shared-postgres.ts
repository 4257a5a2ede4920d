/**
 * One PostgreSQL for the whole test run, started by whichever suite first needs it. The suites of two Jest workers agree
 * through files in the run's folder: `claim` is made exclusively by the one that starts the server and holds its process
 * number, `server.json` appears (by rename) when it is ready. A claimer that died is replaced.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, initialiseCluster, isPidAlive, postgresUser, startServer, systemErrorCode } from '#platform';

export interface SharedPostgres {
  readonly pid: number;
  readonly port: number;
  readonly password: string;
}

/** Nothing survives a test run, so nothing is flushed. */
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  shared_buffers: '64MB',
  max_connections: '300',
  max_worker_processes: '4',
  timezone: 'UTC',
  log_timezone: 'UTC',
};
const password = 'test';

/** The run's server, started if it is not running yet. */
export async function sharedPostgres(): Promise<SharedPostgres> {
  const folder = join(runFolder(), 'postgres');
  mkdirSync(folder, { recursive: true });
  const ready = join(folder, 'server.json');
  for (;;) {
    if (existsSync(ready)) return JSON.parse(readFileSync(ready, 'utf8')) as SharedPostgres;
    const claim = join(folder, 'claim');
    if (takeClaim(claim)) return start(folder, ready);
    if (!existsSync(claim)) continue;
    const claimer = Number(readFileSync(claim, 'utf8'));
    // Zero: made this instant and not yet written.
    if (claimer > 0 && !isPidAlive(claimer)) rmSync(claim, { force: true });
    await delay(10);
  }
}

/** A connection string to one database of the run's server. */
export function databaseUrl(server: SharedPostgres, database: string): string {
  return `postgres://${postgresUser}:${server.password}@127.0.0.1:${server.port}/${database}`;
}

async function start(folder: string, ready: string): Promise<SharedPostgres> {
  const dataFolder = join(folder, 'data');
  try {
    if (!existsSync(dataFolder)) await initialiseCluster({ dataFolder, password, durable: false });
    const logFile = join(folder, 'postgres.log');
    const { pid, port } = await startServer({
      dataFolder,
      port: await freePort(),
      logFile,
      settings,
      readyWithinMs: 30_000,
    });
    const server: SharedPostgres = { pid, port, password };
    writeFileSync(`${ready}.growing`, JSON.stringify(server));
    renameSync(`${ready}.growing`, ready);
    return server;
  } catch (error) {
    rmSync(join(folder, 'claim'), { force: true });
    throw error;
  }
}

function takeClaim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function runFolder(): string {
  const folder = process.env['DONDOC_TEST_RUN'];
  if (folder === undefined)
    throw new Error('no test run: the shared PostgreSQL exists only inside Jest (see global-setup.ts)');
  return folder;
}
