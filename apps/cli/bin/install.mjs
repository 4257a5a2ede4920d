/** Makes node_modules match package-lock.json, if it does not: `npm start` on a fresh clone needs nothing before it. */
import './check-node.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { npmStep, root, say } from './step.mjs';

const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.dondoc-install');

/** Ends the process with status 1 when the dependencies cannot be installed. */
export async function ensureInstalled() {
  const lock = readFileSync(lockFile);
  const stamp = stampOf(lock);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  const what = { vi: 'Cài đặt thư viện', en: 'installing dependencies' };
  // The build needs the development dependencies, also where NODE_ENV says production.
  const args = ['install', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'];
  const ok = await npmStep(what, args, { show: true });
  // npm may rewrite the lock where a registry lags behind on other platforms' packages; the committed one stays.
  if (!readFileSync(lockFile).equals(lock)) writeFileSync(lockFile, lock);
  if (!ok) {
    say(
      'Không cài được thư viện: kiểm tra kết nối mạng rồi chạy lại / ' +
        'the dependencies could not be installed: check the network and run it again',
    );
    process.exit(1);
  }
  writeFileSync(stampFile, stamp);
}

/** @param {Buffer} lock */
function stampOf(lock) {
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} node${process.versions.modules} ${process.platform}-${process.arch}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureInstalled();
