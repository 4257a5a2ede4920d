import { Client } from 'pg';
import {
  type Config,
  type EmbeddedPostgres,
  ensureDatabase,
  findRunningPostgres,
  startEmbeddedPostgres,
  StartFault,
} from '#platform';

/** A register of one's own, the demonstration and the last simulation: databases apart, so that none can be taken for another. */
export type RegisterName = 'dondoc' | 'dondoc_demo' | 'dondoc_simulation';

/** A server on which this program may open databases. */
export interface DatabaseServer {
  url(database: string): Promise<string>;
  /** Stops what was started here; a server that others run stays. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly config: Config;
  /** Told before a step that takes seconds. */
  readonly onStep?: (step: 'create' | 'stop-leftover' | 'start') => void;
}

/**
 * The server of `DATABASE_URL`, else the embedded one: the running instance's when there is one, else started here and
 * stopped with `close`.
 */
export async function openServer(options: ServerOptions): Promise<DatabaseServer> {
  const { databaseUrl, home } = options.config;
  if (databaseUrl !== undefined) return given(databaseUrl);
  const running = findRunningPostgres(home);
  if (running !== undefined) {
    return { url: (database) => ensureDatabase(running.url('postgres'), database), close: () => Promise.resolve() };
  }
  return ownServer(options);
}

/** The embedded server, for the one process that may run it. Throws `StartFault` `second-instance` when another does. */
export async function ownServer({ config, onStep }: ServerOptions): Promise<DatabaseServer> {
  if (config.databaseUrl !== undefined) return given(config.databaseUrl);
  const postgres: EmbeddedPostgres = await startEmbeddedPostgres({
    home: config.home,
    onStep,
  });
  return {
    url: (database) => ensureDatabase(postgres.url('postgres'), database),
    close: () => postgres.stop(),
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
