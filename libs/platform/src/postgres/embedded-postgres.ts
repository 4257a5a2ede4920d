/**
 * PostgreSQL as a part of the program: nothing to install, one folder to back up. Below `DONDOC_HOME/postgres` lie
 *
 *     data/           the cluster
 *     password        of its only account, made with the cluster, readable by its owner alone
 *     port            remembered, so that a bookmark in another tool stays good
 *     instance.lock   the process that runs the server
 *     postgres.log    the server's own words
 *
 * The server listens on 127.0.0.1 only, asks for the password (scram) and is durable. A server that outlived the program
 * (kill -9) is stopped first; files of one that died are recovered by PostgreSQL itself.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, isPortFree } from '../process/free-port.js';
import { type InstanceLock, instanceLockOwner, takeInstanceLock } from '../process/instance-lock.js';
import { isPidAlive } from '../process/live-process.js';
import { StartFault, systemErrorCode } from '../process/start-fault.js';
import { explainFailure, inspectDataFolder } from './data-folder.js';
import {
  initialiseCluster,
  PostgresNotStarted,
  type PostgresServer,
  postgresUser,
  readPostmasterFile,
  startServer,
  stopServer,
} from './postgres-server.js';

export interface EmbeddedPostgresOptions {
  /** DONDOC_HOME. */
  readonly home: string;
  /** postgresql.conf names, over the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Told before a step that takes seconds. */
  readonly onStep?: (step: 'create' | 'stop-leftover' | 'start') => void;
}

export interface EmbeddedPostgres {
  readonly port: number;
  readonly pid: number;
  /** True when the cluster was made just now. */
  readonly created: boolean;
  /** Connection string of a database on it; `postgres` always exists. */
  url(database: string): string;
  /** Clean shutdown; the lock is given back. A second call does nothing. */
  stop(): Promise<void>;
}

const defaults: Readonly<Record<string, string>> = {
  max_connections: '200',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_line_prefix: '%m [%p] %a ',
  jit: 'off',
  // After a crash the whole folder is flushed: in one call where the system has one, not file by file.
  ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
};
const largestLog = 10 * 1024 * 1024;

/** Starts it, making the cluster the first time. Throws `StartFault` with one line for whatever a person can mend. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const files = filesOf(options.home);
  makeFolder(files.folder);
  const lock = takeInstanceLock(files.lock);
  if (!('release' in lock)) {
    throw new StartFault('second-instance', {
      vi: `Đôn đốc đang chạy với thư mục ${resolve(options.home)} (tiến trình ${lock.pid}): dừng nó trước, hoặc đặt DONDOC_HOME khác`,
      en: `dondoc already runs on ${resolve(options.home)} (process ${lock.pid}): stop it first, or set another DONDOC_HOME`,
    });
  }
  try {
    return await startLocked(options, files, lock);
  } catch (error) {
    lock.release();
    throw explainFailure(error, files.data, files.log);
  }
}

/** Connection strings of the server that another process of ours runs on this home; undefined when none does. */
export function findRunningPostgres(home: string): { url(database: string): string } | undefined {
  const files = filesOf(home);
  if (instanceLockOwner(files.lock) === undefined) return undefined;
  const postmaster = readPostmasterFile(files.data);
  if (postmaster?.status !== 'ready' || !existsSync(files.password)) return undefined;
  const password = readFileSync(files.password, 'utf8').trim();
  return { url: (database) => connectionString(postmaster.port, password, database) };
}

interface Files {
  readonly folder: string;
  readonly data: string;
  readonly password: string;
  readonly port: string;
  readonly lock: string;
  readonly log: string;
}

function filesOf(home: string): Files {
  const folder = resolve(home, 'postgres');
  const at = (name: string): string => join(folder, name);
  return {
    folder,
    data: at('data'),
    password: at('password'),
    port: at('port'),
    lock: at('instance.lock'),
    log: at('postgres.log'),
  };
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  files: Files,
  lock: InstanceLock,
): Promise<EmbeddedPostgres> {
  const created = !inspectDataFolder(files.data);
  const password = created ? makePassword(files.password) : readPassword(files);
  if (created) {
    options.onStep?.('create');
    await initialiseCluster({ dataFolder: files.data, password, durable: true });
  }
  await stopLeftover(files.data, () => options.onStep?.('stop-leftover'));
  rotateLog(files.log);
  options.onStep?.('start');
  const server = await startOnPort(files, { ...defaults, ...options.settings });
  return running(server, { created, password, lock });
}

function running(
  server: PostgresServer,
  known: { readonly created: boolean; readonly password: string; readonly lock: InstanceLock },
): EmbeddedPostgres {
  // A program that ends without stopping it (an uncaught error) still asks the server to stop.
  const onExit = (): void => {
    if (isPidAlive(server.pid)) process.kill(server.pid, 'SIGINT');
    known.lock.release();
  };
  process.once('exit', onExit);
  let stopping: Promise<void> | undefined;
  return {
    port: server.port,
    pid: server.pid,
    created: known.created,
    url: (database) => connectionString(server.port, known.password, database),
    stop: () => {
      stopping ??= server.stop().finally(() => {
        process.off('exit', onExit);
        known.lock.release();
      });
      return stopping;
    },
  };
}

/** Takes the remembered port, another one when it is taken. Backends of a server that died may hold its memory for a moment. */
async function startOnPort(files: Files, settings: Readonly<Record<string, string>>): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt++) {
    const port = await choosePort(files.port);
    try {
      return await startServer({ dataFolder: files.data, port, logFile: files.log, settings, readyWithinMs: 300_000 });
    } catch (error) {
      const passing =
        error instanceof PostgresNotStarted &&
        /Address already in use|pre-existing shared memory block/.test(error.log);
      if (!passing || attempt === 20) throw error;
      await delay(250);
    }
  }
}

async function choosePort(file: string): Promise<number> {
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (Number.isInteger(remembered) && remembered > 0 && remembered < 65_536 && (await isPortFree(remembered)))
    return remembered;
  const port = await freePort();
  writeFileSync(file, `${port}\n`);
  return port;
}

/** We hold the lock, so whatever serves this folder lost its program. Its settings may be an older release's: it is stopped. */
async function stopLeftover(dataFolder: string, onStop: () => void): Promise<void> {
  const postmaster = readPostmasterFile(dataFolder);
  if (postmaster === undefined) return;
  if (isPidAlive(postmaster.pid) && serves(postmaster.pid, dataFolder)) {
    onStop();
    await stopServer(postmaster.pid);
  } else {
    // PostgreSQL would refuse to start while any process of ours has the number in it.
    rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
  }
}

/** Whether the process is a PostgreSQL on this folder; where the system does not tell, PostgreSQL's own file is believed. */
function serves(pid: number, dataFolder: string): boolean {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return true;
  const words = readFileSync(file, 'utf8').split('\0');
  return words.includes(dataFolder);
}

function makePassword(file: string): string {
  const password = randomBytes(24).toString('hex');
  rmSync(file, { force: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

function readPassword(files: Files): string {
  if (existsSync(files.password)) return readFileSync(files.password, 'utf8').trim();
  throw new StartFault('password-missing', {
    vi: `Thiếu tệp mật khẩu ${files.password} của thư mục dữ liệu: phục hồi từ bản sao lưu, hoặc dời ${files.folder} đi để bắt đầu lại`,
    en: `the data folder's password file ${files.password} is missing: restore it from a backup, or move ${files.folder} away to begin anew`,
  });
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartFault(
      'home-not-writable',
      {
        vi: `Không tạo được thư mục ${folder} (${systemErrorCode(error) ?? 'lỗi'}): cấp quyền ghi, hoặc đặt DONDOC_HOME ở nơi khác`,
        en: `cannot make the folder ${folder} (${systemErrorCode(error) ?? 'error'}): allow writing, or set DONDOC_HOME elsewhere`,
      },
      { cause: error },
    );
  }
}

function rotateLog(file: string): void {
  if (existsSync(file) && statSync(file).size > largestLog) renameSync(file, `${file}.1`);
}

function connectionString(port: number, password: string, database: string): string {
  return `postgres://${postgresUser}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}
