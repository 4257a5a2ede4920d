/**
 * Registers with as many open assignments as a bench asks for: one directive through commands, then copies of its rows. Laid out without
 * waiting for the disk; what is measured afterwards waits for it as ever.
 */
import { Client } from 'pg';
import { CommandExecutor } from '#application';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  migrate,
  MovableClock,
  PeopleDirectory,
  peopleEntities,
  peopleMigrations,
} from '#platform';
import { ProjectionRunner, projections } from '#read-models';
import { testSealer } from '../support/test-sealer.js';
import type { BenchServer } from './bench-server.js';
import { onFault } from './burst-register.js';
import { foundNation, layPattern, openInPattern, peopleOfNation, type ProvinceShape } from './province-register.js';
import { type Copies, copyRows } from './row-copies.js';

/** Days over which the directives of a register are spread. */
const DAYS = 200;
const NOT_YET = '2024-09-01T00:00:00.000Z';

interface OpenAssignments extends Pick<Copies, 'only'> {
  readonly shape: ProvinceShape;
  readonly sizes: Readonly<Record<string, number>>;
}

/** One database a size, by name, each with at least so many open assignments: directives are copied as a whole. */
export async function layOpenAssignments(
  server: BenchServer,
  { shape, sizes, only }: OpenAssignments,
  say: (line: string) => void,
): Promise<void> {
  const admin = await server.database('postgres');
  await withClient(admin, keepSafe(false));
  say('laying out one directive through commands');
  const after = await layBase(await server.database('base'), shape);
  for (const [name, open] of Object.entries(sizes)) {
    const began = performance.now();
    await withClient(admin, (client) => client.query(`create database ${name} template base`));
    const count = Math.ceil(open / openInPattern(shape)) - 1;
    await copyRows(await server.database(name), { count, provinces: shape.provinces, after, days: DAYS, only });
    say(`${open} open assignments by rows: ${Math.round((performance.now() - began) / 1_000)} s`);
  }
  await withClient(admin, keepSafe(true));
}

/** Gives the log's last position before the directive. */
async function layBase(url: string, shape: ProvinceShape): Promise<number> {
  await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
  let after = 0;
  await throughCommands(url, async ({ application, clock, people, store }) => {
    await people.save(peopleOfNation(shape));
    await foundNation(application, shape, clock);
    after = await store.lastPosition();
    await layPattern(application, shape, clock);
  });
  return after;
}

interface Hands {
  readonly application: CommandExecutor;
  readonly clock: MovableClock;
  readonly people: PeopleDirectory;
  readonly store: PostgresEventStore;
}

/** Whatever is recorded is in every table at the end. */
async function throughCommands(url: string, work: (hands: Hands) => Promise<void>): Promise<void> {
  const connection = { url, applicationName: 'bench-lay-out' };
  const clock = new MovableClock(NOT_YET);
  const store = new PostgresEventStore({ ...connection, clock });
  const source = createDataSource({ ...connection, poolSize: 1 }, { entities: peopleEntities });
  const pool = createPool({ ...connection, poolSize: 12 });
  try {
    await source.initialize();
    await work({
      application: new CommandExecutor(store),
      clock,
      people: new PeopleDirectory(source, testSealer),
      store,
    });
    await new ProjectionRunner({ pool, store, projections, onFault }).catchUp();
  } finally {
    await store.close();
    await source.destroy();
    await pool.end();
  }
}

/**
 * Whether a commit reaches the disk before it is answered, and tables are looked after, from now on; all that is there reaches the disk
 * first.
 */
function keepSafe(safe: boolean) {
  return async (client: Client): Promise<void> => {
    for (const setting of ['fsync', 'full_page_writes', 'autovacuum'])
      await client.query(`alter system set ${setting} = ${safe ? 'on' : 'off'}`);
    await client.query('select pg_reload_conf()');
    await client.query('checkpoint');
  };
}

export async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
