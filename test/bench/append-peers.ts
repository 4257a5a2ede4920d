/** The peers of `append`: pgbench with a bare INSERT, emmett-postgresql and message-db. */
import { execFile, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import { Client, Pool, type PoolConfig } from 'pg';
import { requestSource } from './append-requests.js';
import type { BenchServer } from './bench-server.js';
import { BenchUnavailable } from './measure.js';

const run = promisify(execFile);

/** Connections of a peer that has a pool: as many as pgbench has clients. */
const poolSize = 32;

export interface Peer {
  /** One append of one event. */
  append(): Promise<unknown>;
  close(): Promise<void>;
}

export interface MessageDbPeer {
  append(categories: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Throws `BenchUnavailable` when a program is missing. */
export function requirePrograms(): void {
  for (const program of ['pgbench', 'psql']) {
    if (spawnSync(program, ['--version']).status === 0) continue;
    const remedy =
      program === 'pgbench' ? 'postgresql-contrib (Debian: apt-get install postgresql)' : 'postgresql-client';
    throw new BenchUnavailable(`${program} is not on the PATH, and the peers are measured with it: install ${remedy}`);
  }
}

/** The log's event table without the log: same columns, same keys, and a sequence for the position. */
const bareTable = /* sql */ `
  create table event (
    position bigserial primary key, stream uuid not null, version int not null, type text not null,
    recorded_at timestamptz not null, envelope bytea not null, leaf_hash bytea not null, unique (stream, version)
  )
`;

const bareInsert = /* sql */ `
  insert into event (stream, version, type, recorded_at, envelope, leaf_hash)
  values (gen_random_uuid(), 1, 'ProgressReported', now(),
    decode(repeat('ab', 500), 'hex'), decode(repeat('cd', 32), 'hex'));
`;

/** Gives a function that runs one turn and returns transactions a second. */
export async function preparePgbench(
  server: BenchServer,
  folder: string,
  rows: number,
): Promise<(clients: number, milliseconds: number) => Promise<number>> {
  const url = await server.database('bare');
  await withClient(url, async (client) => {
    await client.query(bareTable);
    await client.query(
      bareInsert.replace(/values \(([^;]*)\);\s*$/, 'select $1 from generate_series(1, ') + `${rows})`,
    );
    await client.query('vacuum analyze');
  });
  const script = join(folder, 'insert.sql');
  writeFileSync(script, bareInsert.replaceAll(/\s+/g, ' '));
  const rates = new Map<number, number>();
  return async (clients, milliseconds) => {
    const transactions = Math.max(20, Math.round(((rates.get(clients) ?? 2_000) * milliseconds) / 1000 / clients));
    const args = [
      '-n',
      '-M',
      'prepared',
      '-c',
      clients,
      '-j',
      Math.min(2, clients),
      '-t',
      transactions,
      '-f',
      script,
      url,
    ];
    const { stdout } = await run('pgbench', args.map(String));
    const rate = Number(/tps = ([\d.]+) \(without initial/.exec(stdout)?.[1]);
    rates.set(clients, rate);
    return rate;
  };
}

export async function prepareEmmett(server: BenchServer): Promise<Peer> {
  const url = await server.database('emmett');
  const pool = quietPool({ connectionString: url, max: poolSize });
  const store = getPostgreSQLEventStore(url, { connectionOptions: { pool } });
  await store.schema.migrate();
  const next = requestSource(71);
  return {
    append: () => {
      const { commandId, actor, streams } = next();
      const [{ stream, events }] = streams as [(typeof streams)[0]];
      const [{ type, data }] = events as [(typeof events)[0]];
      const event = { type, data: data as Record<string, unknown>, metadata: { commandId, actor } };
      return store.appendToStream(`task-${stream}`, [event], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
    },
    close: async () => {
      await store.close();
      await pool.end();
    },
  };
}

const writeMessage = /* sql */ `select message_store.write_message($1, $2, $3, $4, $5, $6)`;

/**
 * message-db locks by category, and gives its readers an order within one. `append` gets the number of categories that the
 * streams are spread over.
 */
export async function prepareMessageDb(server: BenchServer): Promise<MessageDbPeer> {
  const url = await server.database('message_store');
  const scripts = join(
    dirname(createRequire(import.meta.url).resolve('@eventide/message-db/package.json')),
    'database',
  );
  const place = new URL(url);
  await run('bash', [join(scripts, 'install.sh')], {
    env: {
      ...process.env,
      PGHOST: place.hostname,
      PGPORT: place.port,
      PGUSER: place.username,
      PGPASSWORD: place.password,
      CREATE_DATABASE: 'off',
    },
  });
  const pool = quietPool({ connectionString: url, max: poolSize, options: '-c search_path=message_store,public' });
  const next = requestSource(72);
  let turn = 0;
  return {
    append: (categories) => {
      const { commandId, actor, streams } = next();
      const [{ stream, events }] = streams as [(typeof streams)[0]];
      const [{ type, data }] = events as [(typeof events)[0]];
      turn = (turn + 1) % categories;
      const values = [commandId, `kind${turn}-${stream}`, type, JSON.stringify(data), JSON.stringify({ actor }), -1];
      return pool.query({ name: 'write', text: writeMessage, values });
    },
    close: () => pool.end(),
  };
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** A pool whose idle connections may be cut off by the server's end. */
function quietPool(config: PoolConfig): Pool {
  const pool = new Pool(config);
  pool.on('error', () => undefined);
  return pool;
}
