/** What only PostgreSQL can show: bytes and hashes at rest, who may change the log, plans, lost connections, an idle store. */
import { Client } from 'pg';
import { MovableClock, SystemClock } from '#platform';
import { eventually } from '../../../test/support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/postgres.js';
import { appendRequest, commandNo, streamNo } from './append-request.examples.js';
import { envelopeText, leafHash } from './envelope.js';
import { logDatabase } from './log-database.examples.js';
import { plannerSettings } from './log-connection.js';
import { PostgresEventStore } from './postgres.store.js';
import { commandFind } from './sql/command-find.sql.js';
import { lastPositionRead, logRead } from './sql/log-read.sql.js';
import { positionAsOf } from './sql/position-as-of.sql.js';
import { streamRead } from './sql/stream-read.sql.js';
import { streamsRead } from './sql/streams-read.sql.js';

let database: TestDatabase;
let store: PostgresEventStore;

beforeEach(async () => {
  database = await createTestDatabase({ template: logDatabase });
  store = new PostgresEventStore({ url: database.url, clock: new SystemClock() });
});
afterEach(async () => {
  await store.close();
  await database.drop();
});

const fill = (from: number, to: number): Promise<unknown> =>
  Promise.all(
    Array.from({ length: to - from + 1 }, (_, n) =>
      store.append(appendRequest({ command: from + n, stream: from + n })),
    ),
  );

it('keeps the bytes that were hashed, and the hash of those bytes, for a batch as for a single event', async () => {
  await fill(1, 1);
  await fill(2, 20);
  const { rows } = await database.pool.query<{ position: string; bytes: Buffer; leaf: string; recorded: Date }>(
    `select position, envelope as bytes, encode(leaf_hash, 'hex') as leaf, recorded_at as recorded from log.event order by position`,
  );
  const events = await store.readAll(0);
  expect(rows).toHaveLength(20);
  for (const [index, row] of rows.entries()) {
    const { position, ...envelope } = events[index]!;
    expect(row.bytes.toString('utf8')).toBe(envelopeText(envelope));
    expect(row.leaf).toBe(leafHash(row.bytes).toString('hex'));
    expect(row.recorded.toISOString()).toBe(envelope.recordedAt);
    expect(Number(row.position)).toBe(position);
  }
});

it.each(['event', 'command', 'mark'])('lets nobody change log.%s, not even the owner', async (table) => {
  await fill(1, 1);
  const column = { event: 'version', command: 'count', mark: 'position' }[table];
  const changes = [`update log.${table} set ${column} = 7`, `delete from log.${table}`, `truncate log.${table}`];
  for (const change of changes) await expect(database.pool.query(change)).rejects.toThrow('the log is append-only');
});

it('lets the role of the store read and append, and nothing else', async () => {
  const client = new Client({ connectionString: database.url, options: '-c role=dondoc_log' });
  await client.connect();
  await fill(1, 1);
  expect((await client.query('select count(*)::int as n from log.event')).rows).toEqual([{ n: 1 }]);
  const refused = [
    `insert into log.mark values (now(), 1)`,
    `insert into log.command select gen_random_uuid(), '', 1, 0`,
    `update log.event set version = 7`,
    `delete from log.event`,
    `alter table log.event disable trigger append_only`,
    `create or replace function log.refuse_change() returns trigger language sql as 'select null'`,
  ];
  for (const statement of refused)
    await expect(client.query(statement)).rejects.toThrow(/permission denied|must be owner|not allowed/);
  await client.end();
});

it('searches by index while the tables are new, and when they are full', async () => {
  const queries: [string, unknown[]][] = [
    [streamRead, [streamNo(1), 0]],
    [
      streamsRead,
      [
        [streamNo(1), streamNo(2)],
        [0, 1],
      ],
    ],
    [logRead, [10, 100]],
    [lastPositionRead, []],
    [positionAsOf, ['2025-03-01T00:30:00.000Z']],
    [commandFind, [commandNo(1)]],
  ];
  const plans = async (options: string): Promise<string> => {
    const client = new Client({ connectionString: database.url, options });
    await client.connect();
    const lines: string[] = [];
    for (const [text, values] of queries) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values);
      lines.push(...rows.map((row) => row['QUERY PLAN']));
    }
    await client.end();
    return lines.join('\n');
  };
  expect(await plans(plannerSettings)).not.toMatch(/Seq Scan|Sort/);
  await fill(1, 2_000);
  await database.pool.query('vacuum analyze log.event, log.command, log.mark');
  expect(await plans(plannerSettings)).not.toMatch(/Seq Scan|Sort/);
  expect(await plans('')).not.toContain('Seq Scan on event');
});

it('writes a mark a second at most, at its first event', async () => {
  await store.close();
  const clock = new MovableClock('2025-03-03T02:00:00.400Z');
  store = new PostgresEventStore({ url: database.url, clock });
  await fill(1, 300);
  clock.set('2025-03-03T02:00:00.900Z');
  await fill(301, 320);
  clock.set('2025-03-03T02:00:01.000Z');
  await fill(321, 640);
  // A writer whose clock is behind.
  clock.set('2025-03-03T02:00:00.950Z');
  await fill(641, 650);
  const { rows } = await database.pool.query<{ second: Date; position: string }>(
    'select second, position from log.mark order by second',
  );
  expect(rows.map(({ second, position }) => [second.toISOString(), Number(position)])).toEqual([
    ['2025-03-03T02:00:00.000Z', 1],
    ['2025-03-03T02:00:01.000Z', 321],
  ]);
});

it('answers appends whose connection is cut in the middle, each written once', async () => {
  await fill(1, 1);
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('begin');
  await holder.query(
    `select log.append('{}', '', '{}', now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '')`,
  );
  const appends = fill(2, 60);
  const cut = `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dondoc-append' and wait_event = 'advisory' and datname = current_database()`;
  await eventually(async () => ((await database.pool.query(cut)).rowCount ?? 0) > 0, {
    what: 'a batch that waits for the lock',
  });
  await holder.query('rollback');
  await holder.end();
  await appends;
  const events = await store.readAll(0);
  expect(events.map((event) => event.position)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1));
  expect(new Set(events.map((event) => event.commandId)).size).toBe(60);
});

it('writes again after the server cut every connection, and goes on telling', async () => {
  const heard: number[] = [];
  store.onGrowth((position) => heard.push(position));
  await fill(1, 2);
  await eventually(() => heard.at(-1) === 2);
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'dondoc-%' and datname = current_database()`,
  );
  await fill(3, 4);
  expect(await store.lastPosition()).toBe(4);
  await eventually(() => heard.at(-1) === 4, { within: 15_000, what: 'news after the listening connection was cut' });
});

it('asks nothing of the server while nobody asks anything of it', async () => {
  store.onGrowth(() => undefined);
  await fill(1, 1);
  const quiet = `select count(*)::int as busy from pg_stat_activity
    where application_name like 'dondoc-%' and datname = current_database() and (state <> 'idle' or state_change > now() - interval '2 seconds')`;
  await eventually(async () => (await database.pool.query<{ busy: number }>(quiet)).rows[0]?.busy === 0, {
    what: 'two seconds without a query of the store',
  });
});
