/**
 * One batch of events, folded in memory. The rows that a batch needs are not known before it runs: a change may emit
 * operations on rows that only it can name. So a pass runs the batch over the rows at hand, skips what it lacks and says
 * which rows those were; they are loaded, one query a table, and the next pass begins afresh. Handlers are pure, so a pass
 * may be thrown away. The pass that lacks nothing ran every event in the order of the log: its result counts, as if each
 * event had been a batch of its own. A chain of n tables takes n + 1 passes.
 */
import type { RecordedEvent } from '#event-store';
import type {
  AddOperation,
  ChangeOperation,
  DropOperation,
  Operation,
  Projection,
  PutOperation,
} from './projection.js';
import { keyOf, shapeOf, type Table, type TableShape } from './table.js';

/** Rows as they stand before the batch, by table and key; undefined: known to be absent. */
export type KnownRows = ReadonlyMap<Table, ReadonlyMap<string, object | undefined>>;

export interface TableWrites {
  readonly table: Table;
  readonly upserts: readonly object[];
  readonly deletes: readonly object[];
  /** Rows of counters: the key and what to add to each column. */
  readonly adds: readonly object[];
}

export type FoldResult =
  | { readonly complete: true; readonly writes: readonly TableWrites[] }
  | { readonly complete: false; readonly missing: ReadonlyMap<Table, readonly object[]> };

/** A handler failed on an event: the projection stops there. */
export class HandlerFailed extends Error {
  constructor(
    readonly position: number,
    readonly type: string,
    cause: unknown,
  ) {
    super(`${type} at position ${position}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'HandlerFailed';
  }
}

export function foldBatch(projection: Projection, events: readonly RecordedEvent[], known: KnownRows): FoldResult {
  const pass = new Pass(known);
  for (const event of events) {
    const handler = handlerOf(projection, event.type);
    if (handler === undefined) continue;
    try {
      pass.run(handler(event));
    } catch (error) {
      // With rows missing, the pass ran on half of the truth: only a complete one may judge.
      if (!pass.isComplete()) break;
      throw new HandlerFailed(event.position, event.type, error);
    }
  }
  return pass.result();
}

type Handler = (event: RecordedEvent) => readonly Operation[];

function handlerOf(projection: Projection, type: string): Handler | undefined {
  const handlers = projection.on as Readonly<Record<string, Handler | undefined>>;
  return Object.hasOwn(handlers, type) ? handlers[type] : undefined;
}

interface TouchedRow {
  readonly key: object;
  readonly row: object | undefined;
  /** Dropped without knowing whether it is there. */
  readonly unread?: true;
}

interface TablePass {
  readonly shape: TableShape;
  readonly known: ReadonlyMap<string, object | undefined>;
  readonly rows: Map<string, TouchedRow>;
  readonly adds: Map<string, Record<string, unknown>>;
  readonly missing: Map<string, object>;
}

class Pass {
  private readonly tables = new Map<Table, TablePass>();
  private lacks = false;

  constructor(private readonly known: KnownRows) {}

  /** Runs the operations and whatever they emit, first come first served. */
  run(operations: readonly Operation[]): void {
    const queue = [...operations];
    for (let next = 0; next < queue.length; next += 1) {
      const operation = queue[next] as Operation;
      if (operation.kind === 'add') this.add(operation);
      else if (operation.kind === 'put') this.put(operation);
      else if (operation.kind === 'drop') this.drop(operation);
      else this.change(operation, (emitted) => queue.push(emitted));
    }
  }

  isComplete(): boolean {
    return !this.lacks;
  }

  result(): FoldResult {
    if (!this.lacks) return { complete: true, writes: [...this.tables].map(([table, pass]) => writesOf(table, pass)) };
    const missing = new Map<Table, readonly object[]>();
    for (const [table, pass] of this.tables) if (pass.missing.size > 0) missing.set(table, [...pass.missing.values()]);
    return { complete: false, missing };
  }

  private change(operation: ChangeOperation, emit: (operation: Operation) => void): void {
    const pass = this.tableOf(operation.table);
    const key = keyOf(pass.shape, operation.key);
    const touched = pass.rows.get(key);
    if (touched === undefined && !pass.known.has(key)) {
      pass.missing.set(key, operation.key);
      this.lacks = true;
      return;
    }
    const before = touched === undefined ? pass.known.get(key) : touched.row;
    const row = operation.change(before, emit);
    if (row !== before) pass.rows.set(key, { key: operation.key, row });
  }

  private put({ table, row }: PutOperation): void {
    const pass = this.tableOf(table);
    pass.rows.set(keyOf(pass.shape, row), { key: row, row });
  }

  private drop({ table, key }: DropOperation): void {
    const pass = this.tableOf(table);
    pass.rows.set(keyOf(pass.shape, key), { key, row: undefined, unread: true });
  }

  private add(operation: AddOperation): void {
    const pass = this.tableOf(operation.table);
    const key = keyOf(pass.shape, operation.key);
    const sums = pass.adds.get(key) ?? { ...operation.key };
    for (const [column, delta] of Object.entries(operation.deltas)) sums[column] = Number(sums[column] ?? 0) + delta;
    pass.adds.set(key, sums);
  }

  private tableOf(table: Table): TablePass {
    const known = this.tables.get(table);
    if (known !== undefined) return known;
    const pass: TablePass = {
      shape: shapeOf(table),
      known: this.known.get(table) ?? new Map<string, object | undefined>(),
      rows: new Map(),
      adds: new Map(),
      missing: new Map(),
    };
    this.tables.set(table, pass);
    return pass;
  }
}

function writesOf(table: Table, pass: TablePass): TableWrites {
  const upserts: object[] = [];
  const deletes: object[] = [];
  for (const [key, { key: named, row, unread }] of pass.rows) {
    if (row !== undefined) upserts.push(row);
    else if (unread === true || pass.known.get(key) !== undefined) deletes.push(named);
  }
  return { table, upserts, deletes, adds: [...pass.adds.values()] };
}
