import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { createPostgresBackend, createRedisBackend, Queue, runMigrations, Worker } from 'bullmq';
import type { BackendFactory, IQueueBackend, Job, JobProgress, JobsOptions } from 'bullmq';
import { Client } from 'pg';
import type {
  ActiveJob,
  JobProcessor,
  JobQueue,
  JobWorker,
  NewJob,
  QueueBackend,
  QueueBackendKind,
  QueueBackendOptions,
  QueueCounts,
  WorkerOptions,
} from './queue-backend.js';

/** Opens the queues of one kind; on PostgreSQL it brings BullMQ's own schema forward first. */
export function openQueueBackend(kind: QueueBackendKind, options: QueueBackendOptions): Promise<QueueBackend> {
  return kind === 'postgres' ? openOnPostgres(options) : Promise.resolve(openOnRedis(options));
}

async function openOnPostgres(options: QueueBackendOptions): Promise<QueueBackend> {
  const connectionString = required(options.databaseUrl, 'databaseUrl');
  await migrateQueues(connectionString);
  const connection = (part: string, max: number): object => ({
    connectionString,
    max,
    application_name: `dondoc-${part}`,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  return new BullmqBackend('postgres', options, {
    // The port hides which datastore is behind it, and BullMQ's types follow the datastore: they end here.
    factory: createPostgresBackend as unknown as AnyFactory,
    queueConnection: () => connection('queue', 2),
    workerConnection: () => connection('worker', 4),
    close: () => Promise.resolve(),
  });
}

function openOnRedis(options: QueueBackendOptions): QueueBackend {
  const url = required(options.redisUrl, 'redisUrl');
  // Whoever adds a job is told within seconds that Redis is away; a worker waits for it for as long as it takes.
  const forQueues = redisAt(url, { maxRetriesPerRequest: 2, connectionName: 'dondoc-queue' });
  const forWorkers = redisAt(url, { maxRetriesPerRequest: null, connectionName: 'dondoc-worker', lazyConnect: true });
  for (const redis of [forQueues, forWorkers]) redis.on('error', options.onError ?? (() => undefined));
  return new BullmqBackend('redis', options, {
    factory: createRedisBackend as unknown as AnyFactory,
    queueConnection: () => forQueues,
    workerConnection: () => forWorkers,
    close: async () => {
      for (const redis of [forQueues, forWorkers]) redis.disconnect();
    },
  });
}

/**
 * One server, or the cluster of which several addresses are given, separated by commas: any of them tells where the others are. User,
 * password and TLS are those of the first, for all.
 */
function redisAt(addresses: string, options: RedisOptions): Redis | Cluster {
  const urls = addresses.split(',').map((address) => new URL(address.trim()));
  const [first] = urls;
  if (first === undefined || urls.length === 1) return new Redis(addresses, options);
  const { lazyConnect, ...redisOptions } = options;
  return new Cluster(
    urls.map(({ hostname, port }) => ({ host: hostname, port: port === '' ? 6_379 : Number(port) })),
    {
      lazyConnect,
      slotsRefreshTimeout: 5_000,
      redisOptions: {
        ...redisOptions,
        ...(first.username === '' ? {} : { username: decodeURIComponent(first.username) }),
        ...(first.password === '' ? {} : { password: decodeURIComponent(first.password) }),
        ...(first.protocol === 'rediss:' ? { tls: {} } : {}),
      },
    },
  );
}

async function migrateQueues(connectionString: string): Promise<void> {
  const client = new Client({ connectionString, application_name: 'dondoc-migrate-queues' });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}

type AnyFactory = BackendFactory<IQueueBackend, object>;
type AnyQueue<Data> = Queue<Data, void, string, Data, void, string, IQueueBackend, object>;
type AnyWorker<Data> = Worker<Data, void, string, IQueueBackend, JobProgress, object>;

interface Datastore {
  readonly factory: AnyFactory;
  queueConnection(): object;
  workerConnection(): object;
  close(): Promise<void>;
}

interface Closable {
  close(): Promise<void>;
}

class BullmqBackend implements QueueBackend {
  readonly #queues = new Map<string, BullmqQueue<never>>();
  readonly #workers: Closable[] = [];

  constructor(
    readonly kind: QueueBackendKind,
    private readonly options: QueueBackendOptions,
    private readonly datastore: Datastore,
  ) {}

  queue<Data>(name: string): JobQueue<Data> {
    const known = this.#queues.get(name) as BullmqQueue<Data> | undefined;
    if (known !== undefined) return known;
    checkedName(name);
    const made = new BullmqQueue<Data>(
      name,
      () => {
        const queue: AnyQueue<Data> = new Queue(
          name,
          { connection: this.datastore.queueConnection(), prefix: hashTag(name) },
          this.datastore.factory,
        );
        queue.on('error', this.#onError);
        return queue;
      },
      this.#onError,
    );
    this.#queues.set(name, made as BullmqQueue<never>);
    return made;
  }

  worker<Data>(name: string, processor: JobProcessor<Data>, options: WorkerOptions<Data> = {}): JobWorker {
    const worker: AnyWorker<Data> = new Worker(
      checkedName(name),
      (job: Job<Data>) => processor(activeJob(job)),
      {
        connection: this.datastore.workerConnection(),
        prefix: hashTag(name),
        concurrency: options.concurrency ?? 1,
        ...lockOf(this.options.lockMs),
      },
      this.datastore.factory,
    );
    worker.on('error', this.#onError);
    worker.on('failed', (job: Job<Data> | undefined, error: Error) => {
      if (job !== undefined && job.attemptsMade >= (job.opts.attempts ?? 1)) {
        // By now the failed try is counted.
        options.onExhausted?.({ ...activeJob(job), attempt: job.attemptsMade }, error);
      }
    });
    const made: JobWorker = {
      name,
      ready: async () => {
        await worker.waitUntilReady();
      },
      close: () => worker.close(),
    };
    this.#workers.push(made);
    return made;
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.close()));
    await Promise.all([...this.#queues.values()].map((queue) => queue.close()));
    this.#queues.clear();
    await this.datastore.close();
  }

  readonly #onError = (error: Error): void => this.options.onError?.(error);
}

/**
 * BullMQ remembers for ever that its first look at the datastore failed, so a queue that was made during an outage is made
 * again at the next use.
 */
class BullmqQueue<Data> implements JobQueue<Data> {
  #queue: AnyQueue<Data> | undefined;

  constructor(
    readonly name: string,
    private readonly make: () => AnyQueue<Data>,
    private readonly onError: (error: Error) => void,
  ) {}

  async add(job: NewJob<Data>): Promise<void> {
    await this.addBulk([job]);
  }

  async addBulk(jobs: readonly NewJob<Data>[]): Promise<void> {
    if (jobs.length === 0) return;
    const bulk = jobs.map((job) => ({ name: job.name, data: job.data, opts: jobOptions(job) }));
    await (await this.#ready()).addBulk(bulk);
  }

  async counts(): Promise<QueueCounts> {
    const counts = await (await this.#ready()).getJobCounts('waiting', 'active', 'delayed', 'failed');
    const of = (state: string): number => counts[state] ?? 0;
    return { waiting: of('waiting'), active: of('active'), delayed: of('delayed'), failed: of('failed') };
  }

  async close(): Promise<void> {
    await this.#queue?.close();
  }

  async #ready(): Promise<AnyQueue<Data>> {
    const queue = (this.#queue ??= this.make());
    try {
      await within(answerMs, queue.waitUntilReady());
      return queue;
    } catch (error) {
      if (this.#queue === queue) this.#queue = undefined;
      // A queue that waits for its datastore says goodbye when that comes back: nobody waits for it here.
      queue.close().catch(this.onError);
      throw error;
    }
  }
}

/** BullMQ waits for a datastore that is away for as long as it takes; whoever adds a job is told after this. */
const answerMs = 5_000;

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the queue did not answer within ${milliseconds} ms`)), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Looked at as often as it lasts: a job is missed after one to two such spans. */
function lockOf(lockMs: number | undefined): { lockDuration?: number; stalledInterval?: number } {
  return lockMs === undefined ? {} : { lockDuration: lockMs, stalledInterval: lockMs };
}

const keepFailed = { age: 7 * 24 * 3600, count: 1_000 };

function jobOptions(job: NewJob<unknown>): JobsOptions {
  if (job.id !== undefined && !/^[A-Za-z0-9._-]{1,200}$/.test(job.id))
    throw new RangeError(`job id ${job.id}: letters, digits, - _ . only`);
  return {
    removeOnComplete: true,
    removeOnFail: keepFailed,
    ...(job.id === undefined ? {} : { jobId: job.id }),
    ...(job.delayMs === undefined ? {} : { delay: job.delayMs }),
    attempts: job.attempts ?? 1,
    backoff: { type: 'exponential', delay: job.backoffMs ?? 1_000 },
  };
}

function activeJob<Data>(job: Job<Data>): ActiveJob<Data> {
  return { id: job.id ?? '', name: job.name, data: job.data, attempt: job.attemptsMade + 1 };
}

function checkedName(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,60}$/.test(name)) throw new RangeError(`queue name ${name}: letters, digits, - and _ only`);
  return name;
}

/** On a Redis cluster the keys of one queue have to lie on one node; different queues may lie apart. */
function hashTag(name: string): string {
  return `{dondoc-${name}}`;
}

function required(value: string | undefined, option: string): string {
  if (value === undefined) throw new TypeError(`${option} is needed for this queue backend`);
  return value;
}
