import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { CommandExecutor } from '#application';
import { type EventStore, eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  type Clock,
  type Config,
  type ConnectionOptions,
  createDataSource,
  createPool,
  type Logger,
  migrate,
  openAppSource,
  openReaderSource,
  PeopleDirectory,
  peopleEntities,
  peopleMigrations,
  sealClearRows,
  type Sealer,
  SHARED_LOGIN,
  TokenStore,
} from '#platform';
import { prepareProjections, projections, readModelEntities } from '#read-models';
import { Opened } from './opened.js';
import { SoleWriter } from './sole-writer.js';

export interface RegisterOptions {
  readonly url: string;
  readonly config: Pick<Config, 'databasePoolSize' | 'statementTimeoutMs'> &
    Partial<Pick<Config, 'databaseAppUrl' | 'databaseReaderUrl' | 'databaseWholeReaderUrl'>>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Opens what is known about people. */
  readonly sealer: Sealer;
  /**
   * For a past that is played through and thrown away when it is cut off: requests are recorded in the order in which they are
   * asked, one batch at a time, and nobody waits for the disk.
   */
  readonly replay?: boolean;
}

/** One database, migrated and with every table there, empty or not, with everything that reads and writes it. */
export interface Register {
  readonly url: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly source: DataSource;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly executor: CommandExecutor;
  readonly people: PeopleDirectory;
  readonly sealer: Sealer;
  readonly tokens: TokenStore;
  /** What the API comes in with; opened when it is asked for, since most of the shell's commands show nobody's pages. */
  apiSources(): Promise<ApiSources>;
  close(): Promise<void>;
}

/** Each has a login of its own, which may do no more than it must. */
interface ApiSources {
  readonly source: DataSource;
  /** What screens read with: PostgreSQL narrows it to the one who asks. */
  readonly screens: DataSource;
}

/** Throws what hinders; nothing stays open then. */
export async function openRegister(options: RegisterOptions): Promise<Register> {
  const opened = new Opened();
  try {
    return await openParts(options, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function openParts(options: RegisterOptions, opened: Opened): Promise<Register> {
  const { url, clock, config, log, sealer } = options;
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  let closing = false;
  let apiSources: Promise<ApiSources> | undefined;
  const connection = {
    url,
    poolSize: config.databasePoolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    applicationName: 'dondoc',
    onIdleError: (error: Error) => {
      // A server that stops right after us may still cut a connection that is saying goodbye.
      if (!closing) log.warn({ error: error.message }, 'a connection to the database broke');
    },
  };
  const pool = opened.add(createPool({ ...connection, applicationName: 'dondoc-work' }), (each) => each.end());
  // The pages must answer also where no worker has ever run.
  await prepareProjections(pool, projections);
  const entities = [...peopleEntities, ...readModelEntities];
  const source = createDataSource({ ...connection, applicationName: 'dondoc-read' }, { entities });
  await source.initialize();
  opened.add(source, (each) => each.destroy());
  await sealClearRows(source, sealer);
  const store = opened.add(logOf(options), (each) => each.close());
  return {
    url,
    clock,
    log,
    source,
    pool,
    store,
    executor: new CommandExecutor(store),
    people: new PeopleDirectory(source, sealer),
    sealer,
    tokens: new TokenStore(source),
    apiSources: () => (apiSources ??= openApiSources(options, connection, opened)),
    close: () => {
      closing = true;
      return opened.close();
    },
  };
}

async function openApiSources(
  { config, log }: RegisterOptions,
  connection: ConnectionOptions,
  opened: Opened,
): Promise<ApiSources> {
  const { databaseAppUrl: appUrl, databaseReaderUrl: readerUrl, databaseWholeReaderUrl: wholeReaderUrl } = config;
  const logins = { ...connection, onShared: () => log.warn(SHARED_LOGIN) };
  const entities = [...peopleEntities, ...readModelEntities];
  const source = await openAppSource({ ...logins, applicationName: 'dondoc-api', appUrl }, { entities });
  opened.add(source, (each) => each.destroy());
  const reading = { ...logins, applicationName: 'dondoc-screens', readerUrl, wholeReaderUrl };
  const screens = await openReaderSource(reading, { entities: readModelEntities });
  opened.add(screens, (each) => each.destroy());
  return { source, screens };
}

function logOf({ url, clock, replay }: RegisterOptions): EventStore {
  if (replay !== true) return new PostgresEventStore({ url, clock });
  return new SoleWriter(new PostgresEventStore({ url, clock, lanes: 1, durable: false }));
}
