import type { ClientBase } from 'pg';
import type { RecordedEvent } from '#event-store';
import { foldBatch, type KnownRows } from './fold.js';
import type { Projection, RowKey } from './projection.js';
import { loadRows, writeRows } from './row.store.js';
import { keyOf, shapeOf, type Table } from './table.js';
import { ProjectionBroken } from './verdict.js';

/** More passes than any chain of tables is long: a projection that needs more names rows for ever. */
const MOST_PASSES = 20;

/** Folds the events into the tables of the schema, inside the caller's transaction. Throws `HandlerFailed`. */
export async function applyBatch(
  client: ClientBase,
  projection: Projection,
  schema: string,
  events: readonly RecordedEvent[],
): Promise<void> {
  const known = new Map<Table, Map<string, object | undefined>>();
  for (const [table, keys] of foreseen(projection, events))
    known.set(table, await loadRows(client, schema, table, [...keys.values()]));
  for (let pass = 1; pass <= MOST_PASSES; pass += 1) {
    const result = foldBatch(projection, events, known satisfies KnownRows);
    if (result.complete) {
      for (const writes of result.writes) await writeRows(client, schema, writes);
      return;
    }
    for (const [table, keys] of result.missing) {
      const rows = known.get(table) ?? new Map<string, object | undefined>();
      for (const [key, row] of await loadRows(client, schema, table, keys)) rows.set(key, row);
      known.set(table, rows);
    }
  }
  throw new ProjectionBroken(`${projection.name}: rows still missing after ${MOST_PASSES} passes`);
}

/** The keys that the events name themselves, each once. */
function foreseen({ foresee, on }: Projection, events: readonly RecordedEvent[]): Map<Table, Map<string, object>> {
  const tables = new Map<Table, Map<string, object>>();
  if (foresee === undefined) return tables;
  const see = foresee as (event: RecordedEvent) => readonly RowKey[];
  for (const event of events) {
    if (!Object.hasOwn(on, event.type)) continue;
    for (const { table, key } of see(event)) {
      const keys = tables.get(table) ?? new Map<string, object>();
      tables.set(table, keys.set(keyOf(shapeOf(table), key), key));
    }
  }
  return tables;
}
