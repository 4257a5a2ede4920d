/**
 * A database of its own for a suite or a test, copied from a template that is prepared once a run:
 *
 *     const database = await createTestDatabase();                       // every library's migrations applied
 *     const database = await createTestDatabase({ template: 'empty' });  // nothing in it
 *     const database = await createTestDatabase({ template: myTemplate });
 *     …
 *     await database.drop();                                             // fails when a connection was left open
 */
import { randomUUID } from 'node:crypto';
import { Client, Pool, type QueryResultRow } from 'pg';
import type { DatabaseTemplate } from './database.template.js';
import { eventually } from './eventually.js';
import { migrated } from './migrated.template.js';
import { databaseUrl, type SharedPostgres, sharedPostgres } from './shared-postgres.js';

export type { DatabaseTemplate };

export interface TestDatabase {
  readonly url: string;
  readonly name: string;
  /** For the test's own looks into the database; ended by `drop`. */
  readonly pool: Pool;
  /** Removes the database. Throws when the code under test left a connection open. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  readonly template?: 'migrated' | 'empty' | DatabaseTemplate;
}

export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = await sharedPostgres();
  const wanted = options.template ?? 'migrated';
  const template =
    wanted === 'empty' ? 'template0' : await ensureTemplate(server, wanted === 'migrated' ? migrated : wanted);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withClient(databaseUrl(server, 'postgres'), (client) =>
    client.query(`create database ${name} template ${template}`),
  );
  const url = databaseUrl(server, name);
  const pool = new Pool({ connectionString: url, max: 5, application_name: 'test' });
  // A server that a test terminates ends idle connections too; the next query of the test tells it.
  pool.on('error', () => undefined);
  return { url, name, pool, drop: () => drop(server, name, pool) };
}

async function drop(server: SharedPostgres, name: string, pool: Pool): Promise<void> {
  const borrowed = pool.totalCount - pool.idleCount;
  const ended = pool.end();
  // A client that was never given back would keep `end` waiting for ever; it shows up among the leaks below.
  if (borrowed === 0) await ended;
  await withClient(databaseUrl(server, 'postgres'), async (client) => {
    const open = (): Promise<Leak[]> => rows<Leak>(client, openConnections, [name]);
    // A connection that its client has just closed stays listed for a moment.
    const closed = await eventually(async () => (await open()).length === 0, { within: 2_000 }).catch(() => false);
    const leaks = closed ? [] : await open();
    await client.query(`drop database if exists ${name} with (force)`);
    if (leaks.length > 0) throw new Error(`connections left open: ${leaks.map(describeLeak).join('; ')}`);
  });
}

interface Leak {
  readonly application: string;
  readonly state: string | null;
  readonly query: string;
}

const openConnections = /* sql */ `
  select application_name as application, state, left(query, 120) as query
  from pg_stat_activity
  where datname = $1 and backend_type = 'client backend'`;

function describeLeak(leak: Leak): string {
  return `${leak.application || 'unnamed'} (${leak.state ?? 'unknown'}) after "${leak.query.trim()}"`;
}

/** The template's database name; prepares it when this run has not done so. Other workers wait for the one that does. */
async function ensureTemplate(server: SharedPostgres, template: DatabaseTemplate): Promise<string> {
  if (!/^[a-z][a-z0-9_]{0,40}$/.test(template.name))
    throw new Error(`template name ${template.name} is not an identifier`);
  const name = `template_${template.name}`;
  await withClient(databaseUrl(server, 'postgres'), async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [name]);
    const found = await rows(client, 'select 1 from pg_database where datname = $1', [name]);
    if (found.length > 0) return;
    const growing = `${name}_growing`;
    await client.query(`drop database if exists ${growing} with (force)`);
    await client.query(`create database ${growing} template template0`);
    await template.prepare(databaseUrl(server, growing));
    await client.query(`alter database ${growing} rename to ${name}`);
  });
  return name;
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'test-harness' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function rows<T extends QueryResultRow>(client: Client, sql: string, values: unknown[]): Promise<T[]> {
  return (await client.query<T>(sql, values)).rows;
}
