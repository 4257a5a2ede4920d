/**
 * Makes dist/ match the sources, if it does not. What was built is remembered by the hash of everything that went into it, the
 * server and the web pages apart; both are built at once.
 */
import './check-node.mjs';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import { npmStep, root, say } from './step.mjs';

const parts = [
  {
    stamp: join(root, 'dist', '.built-server'),
    what: { vi: 'Dựng máy chủ', en: 'building the server' },
    script: 'build:server',
    sources: ['apps/api', 'apps/cli/src', 'apps/worker', 'libs', 'test'],
    exists: () => true,
  },
  {
    stamp: join(root, 'dist', '.built-web'),
    what: { vi: 'Dựng trang web', en: 'building the web pages' },
    script: 'build:web',
    sources: ['apps/web', 'libs/contracts'],
    exists: () => existsSync(join(root, 'apps', 'web', 'index.html')),
  },
];
const settings = ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];

/** Installs and builds what is missing; silent when nothing is. Ends the process with status 1 when a build fails. */
export async function ensureBuilt() {
  await ensureInstalled();
  const results = await Promise.all(parts.filter((part) => part.exists()).map(build));
  if (results.every(Boolean)) return;
  say('Dựng chương trình không thành công, xem lỗi ở trên / the build failed, see above');
  process.exit(1);
}

/** @param {(typeof parts)[number]} part */
async function build(part) {
  const hash = hashOf(part.sources);
  if (existsSync(part.stamp) && readFileSync(part.stamp, 'utf8') === hash) return true;
  const ok = await npmStep(part.what, ['run', '-s', part.script]);
  if (ok) {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(part.stamp, hash);
  }
  return ok;
}

/** @param {readonly string[]} sources */
function hashOf(sources) {
  const hash = createHash('sha256');
  const files = [...settings, ...sources.flatMap(filesBelow)];
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(folder) {
  if (!existsSync(join(root, folder))) return [];
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === 'dist' ? [] : filesBelow(path);
    return /spec\.tsx?$/.test(entry.name) ? [] : [path];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await ensureBuilt();
