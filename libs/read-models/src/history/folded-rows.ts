import type { RecordedEvent } from '#event-store';
import { foldBatch } from '../projecting/fold.js';
import type { Projection } from '../projecting/projection.js';
import type { Table } from '../projecting/table.js';

/**
 * The rows that a projection makes of some streams alone, up to a position, without a database: the events in the order of the log
 * over empty tables. Gives the way to ask for a table's rows.
 */
export function foldedRows(
  projection: Projection,
  events: readonly RecordedEvent[],
  position: number,
): <Row extends object>(table: Table<Row>) => readonly Row[] {
  const prefix = events.filter((event) => event.position <= position).sort((a, b) => a.position - b.position);
  const result = foldBatch(projection, prefix, new Map(projection.tables.map((table) => [table, new NothingThere()])));
  const writes = result.complete ? result.writes : [];
  return <Row extends object>(table: Table<Row>) =>
    (writes.find((each) => each.table === table)?.upserts ?? []) as readonly Row[];
}

/** Every key is known, and known to be absent. */
class NothingThere extends Map<string, undefined> {
  override has(): boolean {
    return true;
  }
}
