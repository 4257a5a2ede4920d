import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EventStore } from '#event-store';

const PAGE = 1_000;

/** Writes the whole log to a file, an event a line in the log's order: what others need to compute everything again. */
export async function exportEvents(store: Pick<EventStore, 'readAll'>, path: string): Promise<void> {
  await pipeline(Readable.from(linesOf(store)), createWriteStream(path));
}

async function* linesOf(store: Pick<EventStore, 'readAll'>): AsyncGenerator<string> {
  for (let after = 0; ;) {
    const events = await store.readAll(after, PAGE);
    for (const event of events) yield `${JSON.stringify(event)}\n`;
    if (events.length < PAGE) return;
    after = events.at(-1)?.position ?? after;
  }
}
