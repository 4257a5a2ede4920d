import { chmodSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder; inside a test run it lies in the run's folder and is removed with it, otherwise the caller removes it. */
export function scratchFolder(purpose: string): string {
  const parent = process.env['DONDOC_TEST_RUN'] ?? tmpdir();
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, `${purpose}-`));
  // As root, PostgreSQL runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Where the number of a process that a suite starts is written, one file a process: what a broken suite leaves behind is
 * ended with the run. Undefined outside a test run.
 */
export function processFolder(): string | undefined {
  const run = process.env['DONDOC_TEST_RUN'];
  if (run === undefined) return undefined;
  const folder = join(run, 'processes');
  mkdirSync(folder, { recursive: true });
  return folder;
}
