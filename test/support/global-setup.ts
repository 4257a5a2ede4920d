/**
 * Once a run, before any suite: makes the folder that the suites share, and names it in the environment. PostgreSQL itself
 * starts with the first suite that asks for a database, so that pure specs pay nothing. Imports nothing of ours: Jest maps no
 * module names here.
 */
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'dondoc-test-';

export default function globalSetup(): void {
  removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  // As root the server runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  process.env['DONDOC_TEST_RUN'] = folder;
}

/** A run that was killed could not tidy up: its server still runs, its folder is still there. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : Number.NaN);
    if (!Number.isInteger(run) || isRunning(run)) continue;
    const folder = join(tmpdir(), name);
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
