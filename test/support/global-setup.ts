/**
 * Once a run, before any suite: makes the folder that the suites share, and names it in the environment. PostgreSQL itself
 * starts with the first suite that asks for a database, so that pure specs pay nothing. Imports nothing of ours: Jest maps no
 * module names here.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'dondoc-test-';
const memoryFolder = '/dev/shm';
const enoughBytes = 4 * 1024 ** 3;

export default function globalSetup(): void {
  for (const parent of [memoryFolder, tmpdir()]) if (existsSync(parent)) removeLeftovers(parent);
  const folder = mkdtempSync(join(hasRoom(memoryFolder) ? memoryFolder : tmpdir(), `${prefix}${process.pid}-`));
  // As root the server runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  process.env['DONDOC_TEST_RUN'] = folder;
}

/** Databases that live for a second need no disk; containers often give this folder too little. */
function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize > enoughBytes;
}

/** A run that was killed could not tidy up: its server still runs, its folder is still there. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const run = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(run) || isRunning(run)) continue;
    const folder = join(parent, name);
    const pidFile = join(folder, 'postgres', 'data', 'postmaster.pid');
    if (existsSync(pidFile)) {
      const server = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      if (server > 1 && isRunning(server)) process.kill(server, 'SIGQUIT');
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
