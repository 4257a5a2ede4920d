import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isPidAlive, waitForExit } from '../process/live-process.js';
import { type PostgresAccount, postgresAccount } from './postgres-account.js';
import { findPostgresBinaries } from './postgres-binaries.js';

/** The superuser of every cluster that we make. */
export const postgresUser = 'dondoc';

export interface InitialiseOptions {
  /** Must not exist yet; it appears whole or not at all. */
  readonly dataFolder: string;
  readonly password: string;
  /** False skips the flush to disk: for test clusters. */
  readonly durable: boolean;
}

/**
 * Runs initdb: UTF-8, byte order (the builtin C.UTF-8 collation, the same on every machine and in every release), scram
 * passwords only. The cluster grows under another name and is renamed when whole, so a cut never leaves half of one.
 */
export async function initialiseCluster(options: InitialiseOptions): Promise<void> {
  const binaries = findPostgresBinaries();
  const parent = dirname(options.dataFolder);
  mkdirSync(parent, { recursive: true });
  const account = postgresAccount(binaries.initdb, parent);
  const growing = `${options.dataFolder}.growing`;
  const passwordFile = `${options.dataFolder}.password`;
  rmSync(growing, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  account.own(passwordFile);
  try {
    await run(account, binaries.initdb, [
      `--pgdata=${growing}`,
      `--username=${postgresUser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(options.durable ? ['--data-checksums'] : ['--no-sync', '--no-data-checksums']),
    ]);
    renameSync(growing, options.dataFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(growing, { recursive: true, force: true });
  }
}

export interface StartOptions {
  readonly dataFolder: string;
  readonly port: number;
  /** Appended to; holds the server's own words. */
  readonly logFile: string;
  /** postgresql.conf names and values, over the file's. */
  readonly settings: Readonly<Record<string, string>>;
  readonly readyWithinMs: number;
}

export interface PostgresServer {
  readonly pid: number;
  readonly port: number;
  /** Fast shutdown: clients are cut off, a checkpoint is written. Waits until the process is gone. */
  stop(): Promise<void>;
  /** As a power cut would: SIGKILL to the server, without a word to its clients. For fault tests. */
  kill(): Promise<void>;
}

/** The server ended, or was not ready in time; `log` is what it wrote since it was started. */
export class PostgresNotStarted extends Error {
  constructor(
    readonly log: string,
    reason: string,
  ) {
    super(`PostgreSQL ${reason}: ${lastComplaint(log)}`);
    this.name = 'PostgresNotStarted';
  }
}

/**
 * Starts the server on 127.0.0.1 in a session of its own, so that Ctrl-C in the terminal reaches only us and we can finish
 * before it stops. Resolves when it accepts connections. Throws `PostgresNotStarted`.
 */
export async function startServer(options: StartOptions): Promise<PostgresServer> {
  const { postgres } = findPostgresBinaries();
  const account = postgresAccount(postgres, options.dataFolder);
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const logBefore = readLog(options.logFile).length;
  const log = openSync(options.logFile, 'a', 0o600);
  const [command = postgres, ...rest] = [...account.prefix, postgres, '-D', options.dataFolder, ...flags];
  const child = spawn(command, rest, {
    ...account.ids,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: environment(),
  });
  closeSync(log);
  let ended: string | undefined;
  child.once('error', (error) => (ended = `did not start (${error.message})`));
  child.once('exit', (code, signal) => (ended = `ended (${signal ?? `exit ${code}`})`));
  child.unref();
  const deadline = performance.now() + options.readyWithinMs;
  while (!isReady(options.dataFolder, child.pid)) {
    if (ended === undefined && performance.now() > deadline) {
      ended = `was not ready within ${options.readyWithinMs} ms`;
      if (child.pid !== undefined) process.kill(child.pid, 'SIGQUIT');
    }
    if (ended !== undefined) throw new PostgresNotStarted(readLog(options.logFile).slice(logBefore), ended);
    await delay(10);
  }
  const pid = child.pid ?? 0;
  return { pid, port: options.port, stop: () => stopServer(pid), kill: () => killServer(pid) };
}

/** Fast shutdown of the postmaster with this number, ours or one left behind; at once when it has not ended in 30 s. */
export async function stopServer(pid: number): Promise<void> {
  if (!isPidAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  if (await waitForExit(pid, 30_000)) return;
  process.kill(pid, 'SIGQUIT');
  if (!(await waitForExit(pid, 10_000))) throw new Error(`PostgreSQL (process ${pid}) does not stop`);
}

async function killServer(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await waitForExit(pid, 10_000);
}

/** The postmaster's number and port as its lock file tells them; undefined when there is none. */
export function readPostmasterFile(dataFolder: string): { pid: number; port: number; status: string } | undefined {
  const file = join(dataFolder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? '').trim() };
}

/** Ours without PostgreSQL's own variables: the arguments say everything, and its words stay English. */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

function isReady(dataFolder: string, pid: number | undefined): boolean {
  const file = readPostmasterFile(dataFolder);
  return file !== undefined && file.pid === pid && file.status === 'ready';
}

function readLog(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function lastComplaint(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ??
    lines.at(-1) ??
    'no word in its log'
  ).trim();
}

function run(account: PostgresAccount, program: string, args: readonly string[]): Promise<void> {
  const [command = program, ...rest] = [...account.prefix, program, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { ...account.ids, cwd: '/', env: environment() });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new PostgresNotStarted(output, `initdb failed (exit ${code})`)),
    );
  });
}
