/**
 * Whose rows a query of the screens finds, on as few connections as there can be: its own asker's, whatever became of the query before
 * it on the same connection.
 */
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { createDataSource } from '../data-source.js';
import { createPool } from '../connection.js';
import { uuidV5 } from '../../uuid-v5.js';
import { type ReaderSight, seeAs, withReaderPlace } from './reader.context.js';
import { readerAddresses } from './own.logins.js';
import { openReaderSource } from './reader.source.js';

const north = uuidV5('bắc');
const south = uuidV5('nam');

const sight = (units: readonly string[] | null): ReaderSight => {
  return { person: uuidV5('người đọc'), role: 'unitHead', units, restricted: [] };
};

/** What a request of somebody does. */
type As = <T>(units: readonly string[] | null, work: () => Promise<T>) => Promise<T>;

const as: As = (units, work) =>
  withReaderPlace(() => {
    seeAs(() => Promise.resolve(sight(units)));
    return work();
  });

const layOut = /* sql */ `
  create schema sheets;
  create table sheets.line (unit uuid not null, words text not null);
  insert into sheets.line values ('${north}', 'bắc'), ('${south}', 'nam');
  alter table sheets.line enable row level security;
  grant usage on schema sheets to dondoc_reader, dondoc_reader_whole;
  grant select on sheets.line to dondoc_reader, dondoc_reader_whole;
  create policy scoped on sheets.line for select to dondoc_reader
    using (unit = any((select nullif(current_setting('dondoc.units', true), '')::uuid[])::uuid[]));
  create policy whole on sheets.line for select to dondoc_reader_whole using (true)`;

let database: TestDatabase;
let source: DataSource;

beforeEach(async () => {
  database = await createTestDatabase();
  await database.pool.query(layOut);
  source = await openReaderSource({ url: database.url, applicationName: 'reader-spec', poolSize: 1 });
});
afterEach(async () => {
  await source.destroy();
  await database.drop();
});

async function words(from: DataSource, pause = 0): Promise<string[]> {
  const sql = `select words from sheets.line where pg_sleep(${pause}) is not null order by words`;
  return (await from.query<{ words: string }[]>(sql)).map((row) => row.words);
}

describe('a reader', () => {
  it('finds nothing where nobody is known to ask', async () => {
    expect(await words(source)).toEqual([]);
    expect(await withReaderPlace(() => words(source))).toEqual([]);
    expect(await as([], () => words(source))).toEqual([]);
  });

  it('finds what is the asker’s, and all for a role over the whole register', async () => {
    expect(await as([north], () => words(source))).toEqual(['bắc']);
    expect(await as([north, south], () => words(source))).toEqual(['bắc', 'nam']);
    expect(await as(null, () => words(source))).toEqual(['bắc', 'nam']);
  });

  it('takes each of many requests at once for itself', async () => {
    const asked = Array.from({ length: 40 }, (_, n) => [[north], [south], [], null][n % 4] ?? null);
    const found = await Promise.all(asked.map((units) => as(units, () => words(source, 0.001))));
    const expected = asked.map((units) => {
      if (units === null) return ['bắc', 'nam'];
      return units.map((unit) => (unit === north ? 'bắc' : 'nam'));
    });
    expect(found).toEqual(expected);
  });

  it('keeps to its own request while that waits for others', async () => {
    const ofNorth = as([north], async () => {
      const first = await words(source);
      await as([south], () => words(source));
      return [first, await words(source)];
    });
    expect(await ofNorth).toEqual([['bắc'], ['bắc']]);
  });

  it.each([
    ['a statement that failed', 'select 1 / 0', /division by zero/],
    ['a statement that was refused', 'select * from people.person', /permission denied/],
    ['an attempt to write', `insert into sheets.line values ('${north}', 'x')`, /read-only|permission denied/],
  ])('leaves nothing to the next after %s', async (_, sql, message) => {
    await expect(as([north], () => source.query(sql))).rejects.toThrow(message);
    expect(await words(source)).toEqual([]);
    expect(await as([south], () => words(source))).toEqual(['nam']);
  });

  it('leaves nothing to the next after a statement that was cancelled, or whose connection was cut', async () => {
    for (const end of ['pg_cancel_backend', 'pg_terminate_backend']) {
      const long = as([north], () => source.query('select pg_sleep(60)'));
      const ended = long.then(
        () => 'went through',
        () => 'ended',
      );
      const sleeping = `select ${end}(pid) from pg_stat_activity where query = 'select pg_sleep(60)' and datname = $1 and state = 'active'`;
      for (let hit = 0; hit === 0;) hit = (await database.pool.query(sleeping, [database.name])).rowCount ?? 0;
      expect(await ended).toBe('ended');
      expect(await words(source)).toEqual([]);
      expect(await as([south], () => words(source))).toEqual(['nam']);
    }
  });

  it('leaves nothing to the next after its request threw', async () => {
    const thrown = as([north], async () => {
      await words(source);
      throw new Error('hỏng giữa chừng');
    });
    await expect(thrown).rejects.toThrow('hỏng giữa chừng');
    expect(await words(source)).toEqual([]);
  });

  it('sends no context that is not made of ids', async () => {
    await expect(as([`${north}', 'x`], () => words(source))).rejects.toThrow('cannot hold');
    expect(await words(source)).toEqual([]);
  });

  it('takes single statements only', async () => {
    await expect(as([north], () => source.transaction((manager) => manager.query('select 1')))).rejects.toThrow(
      'statement by statement',
    );
    expect(await as([north], () => words(source))).toEqual(['bắc']);
  });
});

describe('the seeded bug', () => {
  /** Tells the connection once who asks, as pools of sessions tempt one to. */
  it('a context that stays with the connection shows to the next', async () => {
    const { scoped } = await readerAddresses({ url: database.url });
    const pool: Pool = createPool({ url: scoped.url, applicationName: 'reader-bug', poolSize: 1 });
    const lasting = createDataSource({ url: scoped.url, applicationName: 'reader-bug', pool });
    await lasting.initialize();
    await lasting.query(`select set_config('dondoc.units', '{${north}}', false)`);
    expect(await words(lasting)).not.toEqual([]);
    await lasting.destroy();
  });
});
