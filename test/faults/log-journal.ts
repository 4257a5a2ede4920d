/**
 * A writer's journal: what it asked for, before it asked, and what it was told. The lines are in the operating system's hands
 * before the writer goes on, so they survive its kill -9, and whoever takes over knows what to ask again.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A command before it is asked for: some events on each of its streams. */
export interface JournalCommand {
  readonly commandId: string;
  readonly requestHash: string;
  readonly streams: readonly string[];
  /** Events on each stream. */
  readonly events: number;
}

export type JournalLine =
  | { readonly asked: JournalCommand }
  | { readonly done: string; readonly first: number; readonly count: number }
  /** The writer itself was told something that cannot be. */
  | { readonly broken: string };

export interface JournalEntry {
  readonly command: JournalCommand;
  /** What the writer was told; undefined when it never heard. */
  readonly told?: { readonly first: number; readonly count: number };
}

export interface Journal {
  readonly entries: ReadonlyMap<string, JournalEntry>;
  readonly broken: readonly string[];
}

export function note(file: string, line: JournalLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Reads a journal; a last line that a kill cut short was never acted upon, and is left out. */
export function readJournal(file: string): Journal {
  const entries = new Map<string, JournalEntry>();
  const broken: string[] = [];
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
  for (const text of lines) {
    const line = JSON.parse(text) as JournalLine;
    if ('asked' in line) entries.set(line.asked.commandId, { command: line.asked });
    else if ('broken' in line) broken.push(line.broken);
    else {
      const entry = entries.get(line.done);
      if (entry !== undefined) entries.set(line.done, { ...entry, told: { first: line.first, count: line.count } });
    }
  }
  return { entries, broken };
}
