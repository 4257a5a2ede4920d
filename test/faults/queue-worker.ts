/**
 * A worker as a process of its own, for the queue fault: `fork(…, [JSON.stringify(WorkerOrder)])`. Says `ready` when it takes
 * work; a number that it is sent is its clock's offset from the machine's, in milliseconds.
 */
import { SmtpChannel } from '#automation';
import { PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  OffsetClock,
  openQueueBackend,
  peopleEntities,
  type QueueBackendKind,
  SystemClock,
} from '#platform';
import { projections, readModelEntities } from '#read-models';
import { NEEDED_PROJECTIONS } from '../../apps/worker/src/joining/awaited.projections.js';
import { createWorker } from '../../apps/worker/src/worker.js';
import { testSealer } from '../support/test-sealer.js';
import { type QueueBug, withBug } from './queue-mutants.js';

export interface WorkerOrder {
  readonly url: string;
  readonly queues: QueueBackendKind;
  readonly redisUrl?: string;
  readonly smtpUrl: string;
  /** Of the clock, in milliseconds. */
  readonly offset: number;
  /** How long BullMQ believes that a job in hand is being worked at; the default is BullMQ's. */
  readonly lockMs?: number;
  /** In place of the table's intervals. */
  readonly jobsMs?: number;
  readonly bug?: QueueBug;
}

const order = JSON.parse(process.argv[2] ?? '{}') as WorkerOrder;
const { url, smtpUrl } = order;
const clock = new OffsetClock(new SystemClock(), order.offset);
const source = createDataSource(
  { url, applicationName: 'fault-worker', poolSize: 6 },
  { entities: [...readModelEntities, ...peopleEntities] },
);
await source.initialize();
const queues = await openQueueBackend(order.queues, {
  databaseUrl: url,
  redisUrl: order.redisUrl,
  lockMs: order.lockMs,
  // The fault breaks connections on purpose.
  onError: () => undefined,
});
const options = withBug(order.bug, {
  source,
  queues,
  clock,
  pool: createPool({ url, applicationName: 'fault-worker', poolSize: 14 }),
  store: new PostgresEventStore({ url, clock }),
  mail: new SmtpChannel({ url: smtpUrl, from: 'dondoc@tinh.example.vn', fromName: 'Đôn đốc' }),
  // What automation reads; the screens' tables are no part of this.
  projections: projections.filter(({ name }) => NEEDED_PROJECTIONS.includes(name)),
  publicUrl: 'https://dondoc.example.vn',
  sealer: testSealer,
  pace: { jobsMs: order.jobsMs },
  report: { warn: (message, facts) => console.error(message, JSON.stringify(facts)) },
});
process.on('message', (offset: number) => {
  clock.offset = offset;
});
// Nobody is left to tell: the fault's process is gone.
process.on('disconnect', () => process.exit(0));
await createWorker(options).start();
process.send?.('ready');
