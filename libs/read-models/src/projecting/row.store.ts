/**
 * Reads and writes a projection's rows in bulk: one query a table for what a pass lacks, one statement a table for what a
 * batch changed. Values keep the shapes of `columns.ts` on the way in and out, so a row read back equals the row written.
 */
import { types as pgTypes, type ClientBase, type CustomTypesConfig } from 'pg';
import type { TableWrites } from './fold.js';
import { keyOf, shapeOf, type Table, type TableColumn, type TableShape } from './table.js';

/** Rows of the keys asked for, by key; undefined where there is none. */
export async function loadRows(
  client: ClientBase,
  schema: string,
  table: Table,
  keys: readonly object[],
): Promise<Map<string, object | undefined>> {
  const shape = shapeOf(table);
  const rows = new Map<string, object | undefined>(keys.map((key) => [keyOf(shape, key), undefined]));
  const columns = shape.columns.map((column) => `t.${column.column} as "${column.property}"`).join(', ');
  const wanted = shape.keys.map((column, index) => `$${index + 1}::${column.type}[]`).join(', ');
  const names = shape.keys.map((column) => column.column);
  const match = names.map((name) => `t.${name} = k.${name}`).join(' and ');
  const found = await client.query<object>({
    text: `select ${columns} from ${schema}.${shape.name} t join unnest(${wanted}) k(${names.join(', ')}) on ${match}`,
    values: shape.keys.map((column) => keys.map((key) => (key as Record<string, unknown>)[column.property])),
    types: exactTypes,
  });
  for (const row of found.rows) rows.set(keyOf(shape, row), row);
  return rows;
}

export async function writeRows(client: ClientBase, schema: string, writes: TableWrites): Promise<void> {
  const shape = shapeOf(writes.table);
  if (writes.deletes.length > 0) await client.query(deleteSql(schema, shape), [asJson(writes.deletes)]);
  if (writes.upserts.length > 0) await client.query(upsertSql(schema, shape, 'replace'), [asJson(writes.upserts)]);
  if (writes.adds.length > 0) await client.query(upsertSql(schema, shape, 'add'), [asJson(writes.adds)]);
}

function upsertSql(schema: string, shape: TableShape, mode: 'replace' | 'add'): string {
  const names = shape.columns.map((column) => column.column).join(', ');
  const values = shape.columns.map((column) =>
    mode === 'add' && !column.key ? `coalesce("${column.property}", 0)` : `"${column.property}"`,
  );
  const updates = shape.columns
    .filter((column) => !column.key)
    .map(({ column }) => `${column} = ${mode === 'add' ? `t.${column} + ` : ''}excluded.${column}`);
  const onConflict = updates.length === 0 ? 'do nothing' : `do update set ${updates.join(', ')}`;
  return `insert into ${schema}.${shape.name} as t (${names})
    select ${values.join(', ')} from json_to_recordset($1::json) as r(${typed(shape.columns)})
    on conflict (${shape.keys.map((column) => column.column).join(', ')}) ${onConflict}`;
}

function deleteSql(schema: string, shape: TableShape): string {
  const match = shape.keys.map(({ column, property }) => `t.${column} = r."${property}"`).join(' and ');
  return `delete from ${schema}.${shape.name} t using json_to_recordset($1::json) as r(${typed(shape.keys)}) where ${match}`;
}

function typed(columns: readonly TableColumn[]): string {
  return columns.map(({ property, type }) => `"${property}" ${type}`).join(', ');
}

/** Under the names of their properties, as they are; what is no column is passed over by the statement. */
function asJson(rows: readonly object[]): string {
  const json = JSON.stringify(rows);
  // PostgreSQL's text has no U+0000; people's words may, and one such word must not stop a projection.
  if (!json.includes(String.raw`\u0000`)) return json;
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\u0000', '\uFFFD') : value,
  );
}

const { INT8, TIMESTAMPTZ } = pgTypes.builtins;

const exactTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return Number;
    if (oid === TIMESTAMPTZ) return (text: string) => new Date(text).toISOString();
    return pgTypes.getTypeParser(oid, format ?? 'text');
  }) as CustomTypesConfig['getTypeParser'],
};
