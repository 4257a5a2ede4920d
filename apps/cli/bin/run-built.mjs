import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './prepare.mjs';
import { root, say } from './step.mjs';

/**
 * Runs a file of dist/ as if node had been called on it, after installing and building what is missing. It runs in this very
 * process, so signals, standard streams and the exit status are its own.
 * @param {string} file below dist/
 * @param {readonly string[]} args
 */
export async function runBuilt(file, args) {
  await ensureBuilt();
  const path = join(root, 'dist', file);
  if (!existsSync(path)) {
    say(`Không có tệp dist/${file} / there is no file dist/${file}`);
    process.exit(1);
  }
  process.argv = [process.execPath, path, ...args];
  await import(pathToFileURL(path).href);
}
