/** A worker over a real PostgreSQL, a real SMTP conversation and a clock that is moved: everything that it opens is closed by `close`. */
import { CommandExecutor } from '#application';
import { SmtpChannel, type StepTally } from '#automation';
import { type EventStore, PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  MovableClock,
  PeopleDirectory,
  peopleEntities,
  type QueueBackend,
} from '#platform';
import { readModelEntities } from '#read-models';
import { settableClock } from '../../apps/worker/src/stepping.clock.js';
import { createWorker, type DondocWorker, type WorkerOptions } from '../../apps/worker/src/worker.js';
import { worldAddresses, WorldHands } from './automation-world.js';
import { type CapturingMailbox, openMailbox } from './smtp-capture.js';
import { testSealer } from './test-sealer.js';

export interface RunningWorker {
  readonly clock: MovableClock;
  readonly store: EventStore;
  readonly hands: WorldHands;
  readonly mailbox: CapturingMailbox;
  readonly worker: DondocWorker;
  readonly warnings: string[];
  advanceTo(instant: string): Promise<StepTally>;
  /** Another worker over the same database, as in another process; its connections are closed by `close`, too. */
  another(changes?: Partial<WorkerOptions>): Promise<DondocWorker>;
  /** Stops every worker; queues are closed by whoever opened them, between this and `close`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

export interface RunningWorkerOptions {
  readonly url: string;
  /** ISO 8601 instant at which the clock stands. */
  readonly start: string;
  readonly queues?: QueueBackend;
  readonly mailbox?: CapturingMailbox;
}

const pace = { safetyMs: 1_000, restMs: 20, jobsMs: 250 };

export async function runningWorker(options: RunningWorkerOptions): Promise<RunningWorker> {
  const clock = new MovableClock(options.start);
  const mailbox = options.mailbox ?? (await openMailbox());
  const warnings: string[] = [];
  const closing: (() => Promise<unknown>)[] = [];
  const opened = async (changes: Partial<WorkerOptions> = {}): Promise<WorkerOptions> => {
    const pool = createPool({ url: options.url, applicationName: 'test-worker', poolSize: 12 });
    const source = createDataSource(
      { url: options.url, applicationName: 'test-worker', poolSize: 6 },
      { entities: [...readModelEntities, ...peopleEntities] },
    );
    await source.initialize();
    const store = new PostgresEventStore({ url: options.url, clock });
    const mail = new SmtpChannel({ url: mailbox.url, from: 'dondoc@tinh.example.vn', fromName: 'Đôn đốc' });
    closing.push(async () => {
      await mail.close();
      await store.close();
      await source.destroy();
      await pool.end();
    });
    return {
      pool,
      source,
      store,
      clock,
      mail,
      queues: options.queues,
      pace,
      publicUrl: 'https://dondoc.example.vn',
      sealer: testSealer,
      report: { warn: (message, facts) => warnings.push(`${message}: ${JSON.stringify(facts)}`) },
      ...changes,
    };
  };
  const started: DondocWorker[] = [];
  const make = (parts: WorkerOptions): DondocWorker => {
    const worker = createWorker(parts);
    started.push(worker);
    return worker;
  };
  const stop = async (): Promise<void> => {
    for (const each of started.splice(0)) await each.stop();
  };
  const parts = await opened();
  await new PeopleDirectory(parts.source, testSealer).save(
    [...worldAddresses].map(([id, person]) => ({ id, ...person })),
  );
  const worker = make(parts);
  return {
    clock,
    mailbox,
    worker,
    warnings,
    store: parts.store,
    hands: new WorldHands(new CommandExecutor(parts.store), () => clock.now()),
    advanceTo: (instant) => worker.advanceTo(settableClock(clock), instant),
    another: async (changes) => make(await opened(changes)),
    stop,
    close: async () => {
      await stop();
      for (const close of closing) await close();
      if (options.mailbox === undefined) await mailbox.close();
    },
  };
}
