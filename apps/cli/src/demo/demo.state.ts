import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the demonstration remembers between two starts, in `DONDOC_HOME/demonstration.json`. */
export interface DemoState {
  /** Rises when the demonstration's data change: an older one is laid out anew. */
  readonly edition: number;
  /** When it was last started or its clock last moved, by the machine's clock. */
  readonly touchedAt: string;
  /** How far its clock is ahead of the machine's, in milliseconds. */
  readonly offsetMs: number;
}

export const EDITION = 1;

export function readDemoState(home: string): DemoState | undefined {
  const file = fileOf(home);
  if (!existsSync(file)) return undefined;
  try {
    const state: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isDemoState(state) ? state : undefined;
  } catch (error) {
    // A file cut off by a crash is no state: the demonstration is laid out anew.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export function writeDemoState(home: string, state: DemoState): void {
  const file = fileOf(home);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`);
  renameSync(`${file}.new`, file);
}

export function forgetDemoState(home: string): void {
  rmSync(fileOf(home), { force: true });
}

function fileOf(home: string): string {
  return join(home, 'demonstration.json');
}

function isDemoState(value: unknown): value is DemoState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Partial<Record<keyof DemoState, unknown>>;
  return state.edition === EDITION && typeof state.touchedAt === 'string' && Number.isSafeInteger(state.offsetMs);
}
