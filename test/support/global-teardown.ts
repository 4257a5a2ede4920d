/** Once a run, after the last suite: stops the shared server, if any suite started it, and removes the run's folder. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export default async function globalTeardown(): Promise<void> {
  const folder = process.env['DONDOC_TEST_RUN'];
  if (folder === undefined) return;
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

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
