/**
 * One running program a folder. The lock file holds the number and the start time of its owner; it appears whole (by `link`,
 * which fails when the name is taken), and a lock whose owner is gone is replaced. Works on every file system that knows hard
 * links, without a native module.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isAlive, type ProcessIdentity } from './live-process.js';
import { systemErrorCode } from './start-fault.js';

export interface InstanceLock {
  /** True when the previous owner died without giving it back. */
  readonly wasStale: boolean;
  /** Gives it back; a second call does nothing. */
  release(): void;
}

/** The lock, or the process that holds it. */
export function takeInstanceLock(file: string): InstanceLock | ProcessIdentity {
  const ours = `${file}.${randomUUID()}`;
  writeFileSync(ours, JSON.stringify(identify(process.pid)), { mode: 0o644 });
  try {
    let wasStale = false;
    for (;;) {
      if (linked(ours, file)) return lock(file, wasStale);
      const text = read(file);
      if (text === undefined) continue;
      const owner = parseOwner(text);
      if (owner !== undefined && isAlive(owner)) return owner;
      wasStale = true;
      removeStale(file, text);
    }
  } finally {
    rmSync(ours, { force: true });
  }
}

/** Who holds the lock at this moment; undefined when nobody alive does. */
export function instanceLockOwner(file: string): ProcessIdentity | undefined {
  const text = read(file);
  const owner = text === undefined ? undefined : parseOwner(text);
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

function lock(file: string, wasStale: boolean): InstanceLock {
  let held = true;
  return {
    wasStale,
    release: () => {
      if (held) rmSync(file, { force: true });
      held = false;
    },
  };
}

/** Two programs may find the same stale lock; the slower one must not take the quicker one's fresh lock away. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  if (read(aside) !== stale) linked(aside, file);
  rmSync(aside, { force: true });
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parseOwner(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    const startedAt = 'startedAt' in value && typeof value.startedAt === 'string' ? value.startedAt : null;
    return { pid: value.pid, startedAt };
  } catch {
    return undefined;
  }
}
