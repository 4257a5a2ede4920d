/**
 * A projection turns the log into the rows of its own tables. Its handler keys are its subscription. A handler is pure and
 * synchronous: it answers operations on rows named by their keys, and never reads a clock or a table.
 *
 * `change` sees the row (undefined when there is none) and answers the new one: the same object for "no change", undefined
 * to delete. It may emit further operations, which see the change; so a chain runs from an assignment's row to its task's
 * and on to a counter. `add` moves counters without reading them; `put` writes and `drop` deletes a row without reading what stood
 * there. A table takes either of `change`, `put` and `drop`, or `add`, never both.
 *
 * Operations take effect in the order of the log, each event's whole chain before the next event, whatever the size of the
 * batches: a projection equals the fold of all events.
 */
import type { EventData, EventType } from '#domain';
import type { Envelope } from '#event-store';
import type { ClientBase } from 'pg';
import type { Table } from './table.js';

/** An event as handlers see it. `position` is its place in the log, `version` its place in its stream. */
export type Recorded<Type extends EventType> = Omit<Envelope, 'type' | 'data'> & {
  readonly type: Type;
  readonly data: EventData<Type>;
  readonly position: number;
};

/** Any event of the given types, told apart by `type`. */
export type RecordedOf<Type extends EventType> = { [Each in Type]: Recorded<Each> }[Type];

export type Emit = (operation: Operation) => void;

export interface ChangeOperation {
  readonly kind: 'change';
  readonly table: Table;
  readonly key: object;
  readonly change: (row: object | undefined, emit: Emit) => object | undefined;
}

export interface AddOperation {
  readonly kind: 'add';
  readonly table: Table;
  readonly key: object;
  readonly deltas: Readonly<Record<string, number>>;
}

export interface PutOperation {
  readonly kind: 'put';
  readonly table: Table;
  readonly row: object;
}

export interface DropOperation {
  readonly kind: 'drop';
  readonly table: Table;
  readonly key: object;
}

export type Operation = ChangeOperation | AddOperation | PutOperation | DropOperation;

type Handlers = { readonly [Type in EventType]?: (event: Recorded<Type>) => readonly Operation[] };

export interface Projection {
  readonly name: string;
  /** Rises when the tables or what is put into them change: old and new releases then run side by side. */
  readonly version: number;
  /** PostgreSQL schema of this version's tables: `<name>_v<version>`, as its entities name it. */
  readonly schema: string;
  readonly tables: readonly Table[];
  /** Creates the tables; runs with the schema first on the search path. */
  readonly ddl: string;
  readonly on: Handlers;
  /**
   * Rows that an event's operations will ask for, as far as the event itself tells: they are loaded before the first pass, which may
   * then be the only one. What is not foreseen is found out by passes; what is foreseen in vain costs its loading.
   */
  readonly foresee?: (event: RecordedOf<EventType>) => readonly RowKey[];
  /**
   * Work that one event sets off for more rows than a batch should hold, done in blocks between batches, under the
   * checkpoint's lock. Answers how many rows it changed; called again until that is 0.
   */
  readonly tend?: (client: ClientBase, schema: string) => Promise<number>;
}

export interface RowKey {
  readonly table: Table;
  readonly key: object;
}

export function rowKey<Row extends object>(table: Table<Row>, key: Partial<Row>): RowKey {
  return { table, key };
}

/** Throws when the name is not a plain identifier. */
export function defineProjection(definition: Omit<Projection, 'schema'>): Projection {
  if (!/^[a-z][a-z_]{0,30}$/.test(definition.name) || !Number.isSafeInteger(definition.version))
    throw new Error(`projection ${definition.name} v${definition.version}: the name is not a plain identifier`);
  return { ...definition, schema: `${definition.name}_v${definition.version}` };
}

export function change<Row extends object>(
  table: Table<Row>,
  key: Partial<Row>,
  apply: (row: Row | undefined, emit: Emit) => NoInfer<Row> | undefined,
): Operation {
  return { kind: 'change', table, key, change: apply as ChangeOperation['change'] };
}

/** A change of a row that must exist: without it nothing happens. */
export function amend<Row extends object>(
  table: Table<Row>,
  key: Partial<Row>,
  apply: (row: Row, emit: Emit) => NoInfer<Row> | undefined,
): Operation {
  return change(table, key, (row, emit) => (row === undefined ? undefined : apply(row, emit)));
}

/** Adds to the row's counters; a missing row counts from 0. Counters that come to 0 stay. */
export function add<Row extends object>(
  table: Table<Row>,
  key: Partial<Row>,
  deltas: Partial<Record<keyof Row & string, number>>,
): Operation {
  return { kind: 'add', table, key, deltas: deltas as Readonly<Record<string, number>> };
}

/**
 * Writes a whole row without reading what stood there: for histories, whose rows are keyed by the event that made them, and for rows
 * that another row knows of.
 */
export function put<Row extends object>(table: Table<Row>, row: NoInfer<Row>): Operation {
  return { kind: 'put', table, row };
}

/** Deletes a row, if there is one, without reading it. */
export function drop<Row extends object>(table: Table<Row>, key: Partial<Row>): Operation {
  return { kind: 'drop', table, key };
}
