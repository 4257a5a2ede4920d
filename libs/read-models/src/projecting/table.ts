import { getMetadataArgsStorage } from 'typeorm';

/** The class of a table's rows, decorated as a TypeORM entity (`columns.ts`). */
export type Table<Row extends object = object> = new () => Row;

export interface TableColumn {
  readonly property: string;
  readonly column: string;
  /** PostgreSQL type, e.g. `uuid[]`. */
  readonly type: string;
  readonly key: boolean;
}

export interface TableShape {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly keys: readonly TableColumn[];
}

const shapes = new WeakMap<Table, TableShape>();

/** Name, columns and keys of a table, read from its entity's decorators. Throws when the class is no entity with a key. */
export function shapeOf(table: Table): TableShape {
  const known = shapes.get(table);
  if (known !== undefined) return known;
  const storage = getMetadataArgsStorage();
  const classes = lineOf(table);
  const name = storage.tables.find((args) => args.target === table)?.name;
  const columns = storage.columns
    .filter((args) => classes.includes(args.target))
    .map((args) => ({
      property: args.propertyName,
      column: args.options.name ?? args.propertyName,
      type: `${String(args.options.type)}${args.options.array === true ? '[]' : ''}`,
      key: args.options.primary === true,
    }));
  const keys = columns.filter((column) => column.key);
  if (name === undefined || keys.length === 0) throw new Error(`${table.name} is not an entity with a primary key`);
  const shape = { name, columns, keys };
  shapes.set(table, shape);
  return shape;
}

/** The class and those that it extends. */
function lineOf(table: Table): unknown[] {
  const parent: unknown = Object.getPrototypeOf(table);
  return typeof parent === 'function' && parent !== Function.prototype ? [table, ...lineOf(parent as Table)] : [table];
}

/** One string for a row's key, equal for equal keys. */
export function keyOf(shape: TableShape, key: object): string {
  const values = key as Record<string, unknown>;
  return shape.keys.map((column) => String(values[column.property])).join('\u0001');
}
