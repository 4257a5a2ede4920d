import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { groupRolesSql } from '#platform';
import type { Seen, SeenTables } from './seen.js';
import { seenTables } from './seen-tables.js';
import { rowSecuritySql, schemaSecuredSql } from './row-security.sql.js';

const readers = { scoped: 'dondoc_reader', whole: 'dondoc_reader_whole' } as const;

/**
 * Puts row-level security over every table of a projection's schema, whoever made it: what no condition is known for is seen by no reader.
 * Runs inside the caller's transaction; a schema that has it already is left alone.
 */
export async function secureSchema(client: ClientBase, projection: string, schema: string): Promise<void> {
  const seen = seenTables[projection];
  const mark = markOf(seen);
  const { rows } = await client.query<{ secured: boolean }>(schemaSecuredSql, [schema, mark]);
  if (rows[0]?.secured === true) return;
  await client.query(groupRolesSql);
  await client.query(`set local search_path to ${schema}, public`);
  for (const statement of securing(seen, schema)) await client.query(statement);
  await client.query(`comment on schema ${schema} is '${mark}'`);
  await client.query('set local search_path to default');
}

/** Of the conditions, whatever the schema is called: a rebuild fills another one and renames it. */
function markOf(seen: SeenTables | undefined): string {
  const statements = securing(seen, 'schema');
  return `row security ${createHash('sha256').update(statements.join(';')).digest('hex')}`;
}

function securing(seen: SeenTables | undefined, schema: string): string[] {
  const tables = Object.entries(seen?.tables ?? {});
  return [
    ...(seen?.before === undefined ? [] : [seen.before]),
    rowSecuritySql(schema),
    ...tables.flatMap(([table, each]) => policiesOf(table, each)),
  ];
}

function policiesOf(table: string, seen: Seen): string[] {
  if (seen === 'nobody') return [];
  return [...policy(table, 'scoped', seen.scoped), ...policy(table, 'whole', seen.whole ?? 'true')];
}

function policy(table: string, reader: keyof typeof readers, condition: string): string[] {
  return [
    `grant select on ${table} to ${readers[reader]}`,
    `create policy ${reader} on ${table} for select to ${readers[reader]} using (${condition})`,
  ];
}
