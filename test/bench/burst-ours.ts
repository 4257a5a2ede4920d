/**
 * Our side of the burst: a worker as `work` runs it, all projections beside, its clock set shortly before the morning. The turn ends when the
 * last digest has been handed over to the queue. Nobody takes jobs: what mail costs is no part of this.
 */
import { addMs } from '#domain';
import { PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  type JobQueue,
  OffsetClock,
  openQueueBackend,
  peopleEntities,
  type QueueBackend,
  type QueueBackendKind,
  SystemClock,
} from '#platform';
import { ProjectionProgress, projections, readModelEntities } from '#read-models';
import { runningClock } from '../../apps/worker/src/stepping.clock.js';
import { createWorker } from '../../apps/worker/src/worker.js';
import { testSealer } from '../support/test-sealer.js';
import { type BurstSize, MORNING } from './burst-register.js';

/** How long before the morning its clock is set, so that the morning comes by itself. */
const LEAD_MS = 1_500;

export interface BurstTurn {
  readonly url: string;
  readonly queues: QueueBackendKind;
  readonly redisUrl?: string;
  readonly size: BurstSize;
}

export interface BurstTimes {
  /** From the morning to the last digest handed over. */
  readonly seconds: number;
  /** Until every table showed all of it. */
  readonly tables: number;
  readonly events: number;
}

export async function ourBurst({ url, queues: kind, redisUrl, size }: BurstTurn): Promise<BurstTimes> {
  const clock = new OffsetClock(new SystemClock(), Date.parse(MORNING) - 60_000 - Date.now());
  const connection = { url, applicationName: 'bench-burst' };
  const pool = createPool({ ...connection, poolSize: 14 });
  const source = createDataSource(
    { ...connection, poolSize: 6 },
    { entities: [...readModelEntities, ...peopleEntities] },
  );
  await source.initialize();
  const store = new PostgresEventStore({ ...connection, clock });
  const backend = await openQueueBackend(kind, { databaseUrl: url, redisUrl });
  const handedOver = new HandedOver(size.units);
  const worker = createWorker({
    pool,
    source,
    store,
    clock,
    queues: handedOver.through(backend),
    mail: {
      send: async () => ({ sent: false, permanent: false, error: 'no mail here' }),
      close: async () => undefined,
    },
    publicUrl: 'https://dondoc.example.vn',
    sealer: testSealer,
    // What a busy machine delays is tried again; a step that is not fired shows as a turn that does not end.
    report: { warn: (message, facts) => process.stderr.write(`${message}: ${JSON.stringify(facts)}\n`) },
  });
  try {
    await worker.start();
    // Once through, so that the first turn is over; to an instant that still lies ahead when it is.
    await worker.advanceTo(runningClock(clock), addMs(clock.now(), 30_000));
    const before = await store.lastPosition();
    clock.offset += Date.parse(MORNING) - LEAD_MS - Date.parse(clock.now());
    const began = performance.now() + LEAD_MS;
    await handedOver.all;
    const seconds = (performance.now() - began) / 1_000;
    const end = await store.lastPosition();
    await new ProjectionProgress(pool, projections).waitFor(end, 600_000);
    return { seconds, tables: (performance.now() - began) / 1_000, events: end - before };
  } finally {
    await worker.stop();
    await backend.close();
    await store.close();
    await source.destroy();
    await pool.end();
  }
}

/** Counts the jobs that reach the queue of deliveries, and lets nobody take any. */
class HandedOver {
  readonly all: Promise<void>;
  private done: () => void = () => undefined;
  private count = 0;

  constructor(private readonly wanted: number) {
    this.all = new Promise((resolve) => (this.done = resolve));
  }

  through(backend: QueueBackend): QueueBackend {
    return {
      kind: backend.kind,
      queue: <Data>(name: string) => this.counting(backend.queue<Data>(name)),
      worker: (name) => ({ name, ready: async () => undefined, close: async () => undefined }),
      close: () => backend.close(),
    };
  }

  private counting<Data>(queue: JobQueue<Data>): JobQueue<Data> {
    return {
      name: queue.name,
      add: (job) => queue.add(job),
      addBulk: async (jobs) => {
        await queue.addBulk(jobs);
        this.count += jobs.length;
        if (this.count >= this.wanted) this.done();
      },
      counts: () => queue.counts(),
    };
  }
}
