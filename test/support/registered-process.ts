import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processFolder } from './scratch-folder.js';

/** Notes a process so that the run's teardown ends it if its suite could not. Without effect outside a test run. */
export function registerProcess(program: string, pid: number): void {
  const folder = processFolder();
  if (folder !== undefined) writeFileSync(join(folder, `${program}-${pid}.pid`), String(pid));
}
