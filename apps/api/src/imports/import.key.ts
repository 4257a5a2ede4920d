/**
 * The Idempotency-Key of an import. Its commands have ids of their own, so that a file sent again changes nothing anyway; the key
 * remembers what the first time came to, and that it stands for this file and no other.
 */
import { createHash } from 'node:crypto';
import { canonicalJson, CommandReused, type EventStore, type Json } from '#event-store';
import type { Asking } from '../http/request.context.js';

/** What is remembered of an import: small, whatever the file. */
export interface Remembered {
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly issued: number | null;
}

export interface KeyedImport {
  readonly asking: Asking;
  /** Everything that was asked, the hash of the file included. */
  readonly asked: Json;
}

/** SHA-256 of what was asked and by whom, in whatever order the address names it. */
function hashOf({ asking, asked }: KeyedImport): string {
  return createHash('sha256')
    .update(canonicalJson([asking.by.person, asked]))
    .digest('hex');
}

/** What the same request came to before; null when it is new. Throws `CommandReused` for a key that stands for another one. */
export async function remembered(store: EventStore, keyed: KeyedImport): Promise<Remembered | null> {
  const found = await store.findCommand(keyed.asking.commandId);
  if (found === undefined) return null;
  if (found.requestHash !== hashOf(keyed)) throw new CommandReused(keyed.asking.commandId);
  const { recorded = 0, alreadyThere = 0, issued = null } = found.answer as Partial<Remembered>;
  return { recorded, alreadyThere, issued };
}

/** Notes what an import came to, under its key. The first to note it is answered to all who come with the same key. */
export async function remember(store: EventStore, keyed: KeyedImport, came: Remembered, at: string): Promise<void> {
  const { by, commandId, correlation } = keyed.asking;
  await store.append({
    commandId,
    requestHash: hashOf(keyed),
    actor: by.person,
    unit: by.unit ?? undefined,
    correlation,
    occurredAt: at,
    streams: [],
    answer: { ...came },
  });
}
