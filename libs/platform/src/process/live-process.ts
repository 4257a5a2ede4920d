import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { systemErrorCode } from './start-fault.js';

/** A process as it can be recognised later: the system gives a dead process's number to another one sooner or later. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in clock ticks since boot on Linux; null where the system does not tell it cheaply. */
  readonly startedAt: string | null;
}

export function identify(pid: number): ProcessIdentity {
  return { pid, startedAt: readStat(pid)?.startedAt ?? null };
}

/** True while that very process runs: not one that was given the same number afterwards, and not a zombie. */
export function isAlive(process: ProcessIdentity): boolean {
  if (!isPidAlive(process.pid)) return false;
  const now = readStat(process.pid)?.startedAt ?? null;
  return process.startedAt === null || now === null || now === process.startedAt;
}

/** True while any process has this number. One of another user counts; a zombie does not. */
export function isPidAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemErrorCode(error) !== 'EPERM') return false;
  }
  return readStat(pid)?.state !== 'Z';
}

/** Waits until no process has this number; false when it is still there after `withinMs`. */
export async function waitForExit(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isPidAlive(pid)) {
    if (performance.now() > deadline) return false;
    await delay(10);
  }
  return true;
}

function readStat(pid: number): { state: string; startedAt: string } | undefined {
  try {
    // The command name, in brackets, may itself contain blanks and brackets: the fields begin after the last one.
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const [state, startedAt] = [fields[0], fields[19]];
    return state === undefined || startedAt === undefined ? undefined : { state, startedAt };
  } catch {
    return undefined;
  }
}
