/**
 * A projection's rows in memory: the very handlers that fill its tables, over maps instead of PostgreSQL. For a past that one process
 * plays through, in which every instant would otherwise cost round trips to the server. Rows alone: counters are not kept.
 */
import type { RecordedEvent } from '#event-store';
import { foldBatch, type TableWrites } from './fold.js';
import type { Projection } from './projection.js';
import { keyOf, shapeOf, type Table } from './table.js';

/** All rows of a table: what is not here is known to be absent. */
class AllRows extends Map<string, object> {
  override has(): boolean {
    return true;
  }
}

interface Chosen {
  readonly rows: Map<string, object>;
  readonly choose: (row: object) => boolean;
}

export class MemoryRows {
  private readonly tables: ReadonlyMap<Table, AllRows>;
  private readonly chosen = new Map<Table, Chosen[]>();

  constructor(private readonly projection: Projection) {
    this.tables = new Map(projection.tables.map((table) => [table, new AllRows()]));
  }

  /** Events in the order of the log, each once. Throws `HandlerFailed`. */
  apply(events: readonly RecordedEvent[]): void {
    const result = foldBatch(this.projection, events, this.tables);
    if (!result.complete) throw new Error(`${this.projection.name}: rows are missing that are all at hand`);
    for (const writes of result.writes) this.write(writes);
  }

  get<Row extends object>(table: Table<Row>, key: Partial<Row>): Row | undefined {
    return this.rows(table).get(keyOf(shapeOf(table), key)) as Row | undefined;
  }

  /** The rows of a table for which `choose` holds, now and after whatever is applied later. Their order is nobody's. */
  choose<Row extends object>(
    table: Table<Row>,
    choose: (row: Row) => boolean,
  ): { all(): IterableIterator<Row>; readonly size: number } {
    const chosen: Chosen = { rows: new Map(), choose: choose as Chosen['choose'] };
    for (const [key, row] of this.rows(table)) if (chosen.choose(row)) chosen.rows.set(key, row);
    this.chosen.set(table, [...(this.chosen.get(table) ?? []), chosen]);
    return {
      all: () => chosen.rows.values() as IterableIterator<Row>,
      get size() {
        return chosen.rows.size;
      },
    };
  }

  /** What a batch, or work that it set off, changed. */
  write({ table, upserts, deletes, adds }: TableWrites): void {
    if (adds.length > 0) throw new Error(`${this.projection.name}: counters are not kept in memory`);
    const [shape, rows, chosen] = [shapeOf(table), this.rows(table), this.chosen.get(table) ?? []];
    for (const row of deletes) {
      const key = keyOf(shape, row);
      rows.delete(key);
      for (const each of chosen) each.rows.delete(key);
    }
    for (const row of upserts) {
      const key = keyOf(shape, row);
      rows.set(key, row);
      for (const each of chosen) {
        if (each.choose(row)) each.rows.set(key, row);
        else each.rows.delete(key);
      }
    }
  }

  private rows(table: Table): AllRows {
    const rows = this.tables.get(table);
    if (rows === undefined) throw new Error(`${table.name} is no table of ${this.projection.name}`);
    return rows;
  }
}
