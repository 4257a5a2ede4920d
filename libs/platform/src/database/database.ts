import { Client } from 'pg';

/** The same server, account and parameters with another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

/**
 * Makes the database on the server of `url` unless it is there, and returns its connection string. The account of `url` must
 * be allowed to create databases.
 */
export async function ensureDatabase(url: string, database: string): Promise<string> {
  await onServer(url, async (client) => {
    // `create database` knows no "if not exists": programs that start together take turns.
    await client.query('select pg_advisory_lock(hashtext($1))', [`database ${database}`]);
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} template template0`);
  });
  return withDatabase(url, database);
}

/** Removes the database with all that is in it, cutting off whoever is connected. Nothing happens when it is not there. */
export async function dropDatabase(url: string, database: string): Promise<void> {
  await onServer(url, (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(database)} with (force)`),
  );
}

/** Names of the databases of the server, templates left out. */
export async function listDatabases(url: string): Promise<readonly string[]> {
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      'select datname as name from pg_database where not datistemplate order by datname',
    );
    return rows.map((row) => row.name);
  });
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'dondoc-databases' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
