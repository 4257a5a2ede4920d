import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { eventually } from '../../../../test/support/eventually.js';
import { startRedisCluster, type TestRedisCluster } from '../../../../test/support/redis-cluster.js';
import { startRedis, type TestRedis } from '../../../../test/support/redis.js';
import { suiteNeeding } from '../../../../test/support/suite-needing.js';
import { openQueueBackend } from './bullmq.backend.js';
import type { ActiveJob, QueueBackend, QueueBackendKind } from './queue-backend.js';

interface Work {
  readonly unit: string;
}

/** What every backend keeps; `open` connects another client to the same queues. */
function queueContract(kind: QueueBackendKind, open: () => Promise<QueueBackend>): void {
  let backend: QueueBackend;
  let queueNumber = 0;
  let name: string;
  beforeEach(async () => {
    backend = await open();
    name = `digest-${++queueNumber}`;
  });
  afterEach(() => backend.close());

  it('says its kind', () => expect(backend.kind).toBe(kind));

  it('hands a job with its name and data to the worker', async () => {
    const seen: ActiveJob<Work>[] = [];
    await backend.queue<Work>(name).add({ name: 'send-digest', data: { unit: 'Sở Y tế' }, id: 'morning-1' });
    backend.worker<Work>(name, async (job) => void seen.push(job));
    await eventually(() => seen.length > 0);
    expect(seen).toEqual([{ id: 'morning-1', name: 'send-digest', data: { unit: 'Sở Y tế' }, attempt: 1 }]);
  });

  it('shares a bulk out among workers, each job to one of them', async () => {
    const units = Array.from({ length: 500 }, (_, index) => `unit-${index}`);
    const seen: string[] = [];
    const process = async (job: ActiveJob<Work>): Promise<void> => void seen.push(job.data.unit);
    const other = await open();
    backend.worker<Work>(name, process, { concurrency: 5 });
    other.worker<Work>(name, process, { concurrency: 5 });
    await backend.queue<Work>(name).addBulk(units.map((unit) => ({ name: 'send-digest', data: { unit } })));
    await eventually(() => seen.length >= units.length, { within: 20_000 });
    await other.close();
    expect(seen.toSorted()).toEqual(units.toSorted());
  });

  it('tries a failing job again so many times, then tells', async () => {
    const attempts: number[] = [];
    const exhausted: [number, string][] = [];
    backend.worker<Work>(
      name,
      async (job) => {
        attempts.push(job.attempt);
        throw new Error(`try ${job.attempt}`);
      },
      { onExhausted: (job, error) => exhausted.push([job.attempt, error.message]) },
    );
    await backend.queue<Work>(name).add({ name: 'send', data: { unit: 'a' }, attempts: 3, backoffMs: 5 });
    await eventually(() => exhausted.length > 0);
    expect(attempts).toEqual([1, 2, 3]);
    expect(exhausted).toEqual([[3, 'try 3']]);
    expect(await backend.queue(name).counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 1 });
  });

  it('keeps jobs for a worker that comes later, also when whoever added them is gone', async () => {
    const producer = await open();
    await producer.queue<Work>(name).add({ name: 'send', data: { unit: 'a' } });
    await producer.close();
    expect(await backend.queue(name).counts()).toMatchObject({ waiting: 1 });
    const seen: string[] = [];
    backend.worker<Work>(name, async (job) => void seen.push(job.data.unit));
    await eventually(() => seen.length > 0);
    await eventually(async () => (await backend.queue(name).counts()).active === 0);
    expect(await backend.queue(name).counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
  });

  it('keeps a delayed job back', async () => {
    const order: string[] = [];
    const queue = backend.queue<Work>(name);
    await queue.add({ name: 'send', data: { unit: 'later' }, delayMs: 400 });
    expect(await queue.counts()).toMatchObject({ waiting: 0, delayed: 1 });
    await queue.add({ name: 'send', data: { unit: 'now' } });
    backend.worker<Work>(name, async (job) => void order.push(job.data.unit));
    await eventually(() => order.length === 2);
    expect(order).toEqual(['now', 'later']);
  });

  it('joins waiting jobs of one id', async () => {
    const queue = backend.queue<Work>(name);
    await queue.addBulk([
      { name: 'send', data: { unit: 'a' }, id: 'same' },
      { name: 'send', data: { unit: 'b' }, id: 'same' },
    ]);
    await queue.add({ name: 'send', data: { unit: 'c' }, id: 'same' });
    expect(await queue.counts()).toMatchObject({ waiting: 1 });
  });

  it('finishes the job in hand before it closes', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const steps: string[] = [];
    const worker = backend.worker<Work>(name, async () => {
      steps.push('begun');
      await held;
      steps.push('done');
    });
    await backend.queue<Work>(name).add({ name: 'send', data: { unit: 'a' } });
    await eventually(() => steps.length > 0);
    const closing = worker.close().then(() => steps.push('closed'));
    release();
    await closing;
    expect(steps).toEqual(['begun', 'done', 'closed']);
  });

  it('refuses names and ids with a colon, and gives one queue a name', async () => {
    expect(() => backend.queue('a:b')).toThrow(RangeError);
    expect(() => backend.worker('a:b', async () => undefined)).toThrow(RangeError);
    await expect(backend.queue<Work>(name).add({ name: 'send', data: { unit: 'a' }, id: 'a:b' })).rejects.toThrow(
      RangeError,
    );
    expect(backend.queue(name)).toBe(backend.queue(name));
  });
}

describe('queues on PostgreSQL', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await createTestDatabase({ template: 'empty' })));
  afterAll(() => database.drop());
  queueContract('postgres', () => openQueueBackend('postgres', { databaseUrl: database.url }));

  it('lives in a schema of its own', async () => {
    await (await openQueueBackend('postgres', { databaseUrl: database.url })).close();
    const { rows } = await database.pool.query(
      `select distinct schemaname from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    expect(rows).toEqual([{ schemaname: 'bullmq' }]);
  });
});

suiteNeeding('redis-server', 'queues on Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis?.stop());
  queueContract('redis', () => openQueueBackend('redis', { redisUrl: redis?.url }));

  it('tells whoever adds a job when Redis is away, and goes on when it is back', async () => {
    const errors: Error[] = [];
    const backend = await openQueueBackend('redis', { redisUrl: redis?.url, onError: (error) => errors.push(error) });
    const seen: string[] = [];
    const worker = backend.worker<Work>('outage', async (job) => void seen.push(job.data.unit));
    await worker.ready();
    await redis?.kill9();
    await expect(backend.queue<Work>('outage').add({ name: 'send', data: { unit: 'lost' } })).rejects.toThrow();
    await redis?.restart();
    await eventually(async () => {
      await backend.queue<Work>('outage').add({ name: 'send', data: { unit: 'after' } });
      return true;
    });
    await eventually(() => seen.includes('after'), { within: 30_000 });
    expect(errors.length).toBeGreaterThan(0);
    await backend.close();
  });
});

suiteNeeding('redis-server', 'queues on a Redis cluster of three masters', () => {
  let cluster: TestRedisCluster | undefined;
  beforeAll(async () => (cluster = await startRedisCluster()));
  afterAll(() => cluster?.stop());
  beforeEach(() => cluster?.ready());
  const open = (): Promise<QueueBackend> => openQueueBackend('redis', { redisUrl: cluster?.url });
  describe('keep the contract', () => queueContract('redis', open));

  const keyOf = (queue: string): string => `{dondoc-${queue}}`;
  const units = Array.from({ length: 60 }, (_, index) => `unit-${index}`);
  const bulk = (from: number, to: number) =>
    units.slice(from, to).map((unit) => ({ name: 'send', data: { unit }, id: unit }));

  it('keeps a queue’s keys on one master, and spreads queues over the masters', async () => {
    const backend = await open();
    const names = Array.from({ length: 12 }, (_, index) => `spread-${index}`);
    for (const name of names) await backend.queue<Work>(name).addBulk(bulk(0, 5));
    const holders = await Promise.all(names.map((name) => cluster?.holderOf(keyOf(name))));
    expect(new Set(holders.map((holder) => holder?.port)).size).toBe(3);
    await backend.close();
  });

  it('goes on when a queue’s slot moves to another master, before, between and after its jobs', async () => {
    const backend = await open();
    const seen = new Set<string>();
    const queue = backend.queue<Work>('moving');
    await queue.addBulk(bulk(0, 20));
    await cluster?.moveSlotOf(keyOf('moving'));
    backend.worker<Work>('moving', async (job) => void seen.add(job.data.unit), { concurrency: 2 });
    await queue.addBulk(bulk(20, 40));
    await cluster?.moveSlotOf(keyOf('moving'));
    await queue.addBulk(bulk(40, 60));
    await eventually(() => seen.size === units.length, { within: 30_000, what: `${units.length} jobs` });
    await backend.close();
  });

  it('goes on when the master that holds a queue dies and comes back', async () => {
    const errors: Error[] = [];
    const backend = await openQueueBackend('redis', {
      redisUrl: cluster?.url,
      onError: (error) => errors.push(error),
    });
    const seen = new Set<string>();
    const queue = backend.queue<Work>('dying');
    await backend.worker<Work>('dying', async (job) => void seen.add(job.data.unit)).ready();
    await queue.addBulk(bulk(0, 20));
    await eventually(() => seen.size === 20, { within: 20_000 });
    const holder = await cluster?.holderOf(keyOf('dying'));
    await holder?.kill9();
    await expect(queue.addBulk(bulk(20, 40))).rejects.toThrow();
    await holder?.restart();
    await cluster?.ready();
    await eventually(
      async () => {
        await queue.addBulk(bulk(20, 60));
        return true;
      },
      { within: 30_000, what: 'a queue that takes jobs again' },
    );
    await eventually(() => seen.size === units.length, { within: 40_000, what: `${units.length} jobs` });
    await backend.close();
  });
});

it('needs the address of its datastore', async () => {
  await expect(async () => openQueueBackend('redis', {})).rejects.toThrow('redisUrl');
  await expect(openQueueBackend('postgres', {})).rejects.toThrow('databaseUrl');
});
