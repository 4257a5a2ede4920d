import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import {
  type Config,
  type EmbeddedPostgres,
  ensureDatabase,
  findRunningPostgres,
  listDatabases,
  startEmbeddedPostgres,
  StartFault,
  systemErrorCode,
} from '#platform';

/** A register of one's own, the demonstration and the last simulation: databases apart, so that none can be taken for another. */
export type RegisterName = 'dondoc' | 'dondoc_demo' | 'dondoc_simulation';

/** A server on which this program may open databases. */
export interface DatabaseServer {
  /** Connection string of a database, which is made unless it is there. */
  url(database: RegisterName | 'postgres'): Promise<string>;
  has(database: RegisterName): Promise<boolean>;
  /** Stops what was started here; a server that others run stays. */
  close(): Promise<void>;
}

export type ServerStep = 'create' | 'stop-leftover' | 'start';

export interface ServerOptions {
  readonly config: Config;
  /** Told before a step that takes seconds. */
  readonly onStep?: (step: ServerStep) => void;
}

/** Connections with this name keep a command's server up until the commands beside it are done. */
const GUEST = 'dondoc-guest';
const LONGEST_WAIT_MS = 60_000;
const PAUSE_MS = 100;

/**
 * The server of `DATABASE_URL`, else the embedded one: that of the process which runs it at this moment, else started here. Two
 * commands at once share one server: the second is its guest, and the first waits with stopping it.
 */
export async function openServer(options: ServerOptions): Promise<DatabaseServer> {
  const { databaseUrl, home } = options.config;
  if (databaseUrl !== undefined) return given(databaseUrl);
  const until = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    try {
      const running = findRunningPostgres(home);
      return running === undefined ? await hosted(options) : await visited(running);
    } catch (error) {
      // The other process is on its way up, or down.
      if (!isPassing(error) || performance.now() > until) throw error;
      await delay(PAUSE_MS);
    }
  }
}

/** A server that is on its way up or down: refused, cut off, starting, stopping. */
const PASSING: ReadonlySet<string> = new Set(['second-instance', 'ECONNREFUSED', 'ECONNRESET', '57P01', '57P03']);

function isPassing(error: unknown): boolean {
  return PASSING.has(systemErrorCode(error) ?? '');
}

async function visited(running: { url(database: string): string }): Promise<DatabaseServer> {
  const client = new Client({ connectionString: running.url('postgres'), application_name: GUEST });
  // Whoever runs the server may stop it under us: the next query says so.
  client.on('error', () => undefined);
  await client.connect();
  return { ...databasesOf(running.url('postgres')), close: () => client.end() };
}

async function hosted(options: ServerOptions): Promise<DatabaseServer> {
  const server = await ownServer(options);
  return {
    ...server,
    close: async () => {
      await untilGuestsAreGone(await server.url('postgres'));
      await server.close();
    },
  };
}

async function untilGuestsAreGone(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (;;) {
      const guests = await client.query('select 1 from pg_stat_activity where application_name = $1', [GUEST]);
      if (guests.rowCount === 0) return;
      await delay(PAUSE_MS);
    }
  } finally {
    await client.end();
  }
}

/** The embedded server, for the one process that may run it. Throws `StartFault` `second-instance` when another does. */
export async function ownServer({ config, onStep }: ServerOptions): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) return given(config.databaseUrl);
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({ home: config.home, onStep });
  return { ...databasesOf(postgres.url('postgres')), close: () => postgres.stop() };
}

function databasesOf(url: string): Pick<DatabaseServer, 'url' | 'has'> {
  return {
    url: (database) => ensureDatabase(url, database),
    has: async (database) => (await listDatabases(url)).includes(database),
  };
}

/** Whether new connections of a database wait for the disk at each commit; turning it on writes everything first. */
export async function flushing(url: string, synchronous: 'on' | 'off'): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
    await client.query(`alter database ${rows[0]?.name ?? ''} set synchronous_commit = ${synchronous}`);
    if (synchronous === 'on') await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function given(databaseUrl: string): DatabaseServer {
  return {
    ...databasesOf(databaseUrl),
    url: (database) => {
      if (database === 'dondoc') return Promise.resolve(databaseUrl);
      if (database !== 'dondoc_demo') return ensureDatabase(databaseUrl, database);
      throw new StartFault('demonstration-elsewhere', {
        vi: 'Bản trình diễn chỉ chạy trên PostgreSQL đi kèm: bỏ DATABASE_URL để xem trình diễn',
        en: 'the demonstration runs on the embedded PostgreSQL only: unset DATABASE_URL to see it',
      });
    },
    close: () => Promise.resolve(),
  };
}
