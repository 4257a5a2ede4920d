/**
 * Queues carry work, PostgreSQL decides when: losing every job loses nothing. The same call sites run on two backends:
 *
 * - `postgres`: BullMQ in the schema `bullmq` of our own database. LISTEN needs a direct connection, not a transaction pooler.
 *   Jobs added in bulk are quick (thousands a second), one by one they are not.
 * - `redis`: BullMQ on Redis 6.2 or newer, `maxmemory-policy noeviction`, alone or as a cluster. The keys of one queue share one
 *   hash tag, so that a cluster keeps them together, and queues spread over its masters.
 *
 * A job's id only joins duplicates that wait at the same time. It is no idempotency key: a processor must bear to see the same
 * work twice.
 */

export type QueueBackendKind = 'postgres' | 'redis';

/** Work to be done. `data` is plain JSON and carries ids rather than contents. */
export interface NewJob<Data> {
  /** What is to be done, e.g. `send-digest`. */
  readonly name: string;
  readonly data: Data;
  /** Letters, digits, `-`, `_` and `.`; while a job with this id is known, adding it again changes nothing. */
  readonly id?: string;
  readonly delayMs?: number;
  /** Tries in all, default 1. */
  readonly attempts?: number;
  /** Wait before the second try, doubling with each further one; default 1,000. */
  readonly backoffMs?: number;
}

/** A job in a processor's hands. */
export interface ActiveJob<Data> {
  readonly id: string;
  readonly name: string;
  readonly data: Data;
  /** 1 for the first try. */
  readonly attempt: number;
}

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
}

export interface JobQueue<Data> {
  readonly name: string;
  add(job: NewJob<Data>): Promise<void>;
  /** Many jobs in one call; the way to add more than a handful. */
  addBulk(jobs: readonly NewJob<Data>[]): Promise<void>;
  counts(): Promise<QueueCounts>;
}

export interface JobWorker {
  readonly name: string;
  /** Resolves when it takes jobs. */
  ready(): Promise<void>;
  /** Takes no more jobs and waits for those in hand. */
  close(): Promise<void>;
}

/** Throwing fails this try. */
export type JobProcessor<Data> = (job: ActiveJob<Data>) => Promise<void>;

export interface WorkerOptions<Data> {
  /** Jobs in hand at once, default 1. */
  readonly concurrency?: number;
  /** Told when the last try failed. */
  readonly onExhausted?: (job: ActiveJob<Data>, error: Error) => void;
}

export interface QueueBackend {
  readonly kind: QueueBackendKind;
  /** The same object for the same name. Throws `RangeError` for a name with other than letters, digits, `-` and `_`. */
  queue<Data>(name: string): JobQueue<Data>;
  worker<Data>(name: string, processor: JobProcessor<Data>, options?: WorkerOptions<Data>): JobWorker;
  /** Closes workers, then queues, then connections. */
  close(): Promise<void>;
}

export interface QueueBackendOptions {
  /** Of the database that holds the schema `bullmq`; needed for `postgres`. */
  readonly databaseUrl?: string;
  /** `redis://` or `rediss://`; several addresses of one cluster separated by commas. Needed for `redis`. */
  readonly redisUrl?: string;
  /** A job whose worker says nothing for this long goes to another one; default 30,000. */
  readonly lockMs?: number;
  /** Connections break and come back by themselves; this is told of each break. */
  readonly onError?: (error: Error) => void;
}
