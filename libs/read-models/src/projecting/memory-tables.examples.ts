/** Tables in memory for specs: what a batch writes goes through JSON, as it would through PostgreSQL. */
import type { RecordedEvent } from '#event-store';
import { type FoldResult, foldBatch, type KnownRows, type TableWrites } from './fold.js';
import type { Projection } from './projection.js';
import { keyOf, shapeOf, type Table } from './table.js';

export type Fold = (projection: Projection, events: readonly RecordedEvent[], known: KnownRows) => FoldResult;

export class MemoryTables {
  private readonly tables = new Map<Table, Map<string, object>>();

  constructor(
    private readonly projection: Projection,
    private readonly fold: Fold = foldBatch,
  ) {}

  apply(events: readonly RecordedEvent[]): void {
    const known = new Map<Table, Map<string, object | undefined>>();
    for (;;) {
      const result = this.fold(this.projection, events, known);
      if (result.complete) {
        for (const writes of result.writes) this.write(writes);
        return;
      }
      for (const [table, keys] of result.missing) {
        const rows = known.get(table) ?? new Map<string, object | undefined>();
        for (const key of keys) rows.set(keyOf(shapeOf(table), key), this.rows(table).get(keyOf(shapeOf(table), key)));
        known.set(table, rows);
      }
    }
  }

  /** Rows of a table in the order of their keys. */
  list<Row extends object>(table: Table<Row>): Row[] {
    const rows = [...this.rows(table)].sort(([a], [b]) => (a < b ? -1 : 1));
    return rows.map(([, row]) => row as Row);
  }

  /** All rows of all tables, comparable. */
  dump(): Record<string, object[]> {
    return Object.fromEntries(this.projection.tables.map((table) => [shapeOf(table).name, this.list(table)]));
  }

  private write({ table, upserts, deletes, adds }: TableWrites): void {
    const shape = shapeOf(table);
    const rows = this.rows(table);
    for (const key of deletes) rows.delete(keyOf(shape, key));
    for (const row of upserts) rows.set(keyOf(shape, row), throughJson(row));
    for (const added of adds as Record<string, unknown>[]) {
      const row = { ...(rows.get(keyOf(shape, added)) as Record<string, unknown> | undefined) };
      for (const { property, key } of shape.columns)
        row[property] = key ? added[property] : Number(row[property] ?? 0) + Number(added[property] ?? 0);
      rows.set(keyOf(shape, added), row);
    }
  }

  private rows(table: Table): Map<string, object> {
    const rows = this.tables.get(table) ?? new Map<string, object>();
    this.tables.set(table, rows);
    return rows;
  }
}

function throughJson(row: object): object {
  return JSON.parse(JSON.stringify(row)) as object;
}
