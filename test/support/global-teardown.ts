/**
 * Once a run, after the last suite: ends the processes that a broken suite left behind and the shared server, if any suite
 * started it, and removes the run's folder.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export default async function globalTeardown(): Promise<void> {
  const folder = process.env['DONDOC_TEST_RUN'];
  if (folder === undefined) return;
  for (const pid of registeredProcesses(folder)) signal(pid, 'SIGKILL');
  const pidFile = join(folder, 'postgres', 'data', 'postmaster.pid');
  if (existsSync(pidFile)) {
    const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
    // Nothing in it is worth a checkpoint.
    if (signal(pid, 'SIGQUIT')) {
      for (let tries = 0; tries < 500 && signal(pid, 0); tries++) await delay(10);
    }
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Processes that still run under the name they were noted with: a number may have been given to a stranger since. */
function registeredProcesses(run: string): number[] {
  const folder = join(run, 'processes');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  return files.flatMap((file) => {
    const [program = '', pid = ''] = file.replace('.pid', '').split('-');
    return commandOf(Number(pid)).includes(program) ? [Number(pid)] : [];
  });
}

function commandOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
