/**
 * What automation keeps whatever carries its jobs: run on queues in PostgreSQL and in Redis. Real time drives the worker here; the
 * clock is moved by the test, and the message is waited for.
 */
import type { QueueBackend } from '#platform';
import { VIETNAM_CALENDAR } from '#domain';
import { settableClock } from '../../apps/worker/src/stepping.clock.js';
import { world, worldAddresses } from './automation-world.js';
import { recorded } from './automation-readings.js';
import { eventually } from './eventually.js';
import { createTestDatabase, type TestDatabase } from './postgres.js';
import { type RunningWorker, runningWorker } from './running-worker.js';
import { type CapturingMailbox, openMailbox, type SmtpReply } from './smtp-capture.js';

const start = '2025-04-07T02:00:00.000Z';
const morning = '2025-04-08T00:30:00.000Z';
const due = '2025-05-06';
const head = worldAddresses.get(world.people.scienceHead)?.email ?? '';

export interface QueuesUnderTest {
  open(databaseUrl: string): Promise<QueueBackend>;
  /** Throws away every job that waits, as a lost queue would. */
  lose(databaseUrl: string): Promise<void>;
}

export function automationContract(queues: QueuesUnderTest): void {
  let database: TestDatabase;
  let mailbox: CapturingMailbox;
  let running: RunningWorker;
  let refuse: (address: string) => SmtpReply | undefined;
  let backends: QueueBackend[];
  const openQueues = async (): Promise<QueueBackend> => {
    const backend = await queues.open(database.url);
    backends.push(backend);
    return backend;
  };

  beforeEach(async () => {
    refuse = () => undefined;
    backends = [];
    database = await createTestDatabase();
    mailbox = await openMailbox({ refuse: (address) => refuse(address) });
    running = await runningWorker({ url: database.url, start, mailbox, queues: await openQueues() });
    await running.hands.found({ calendar: VIETNAM_CALENDAR });
  });
  afterEach(async () => {
    await running.stop();
    for (const backend of backends) await backend.close();
    await running.close();
    await mailbox.close();
    await database.drop();
  });

  const settled = (): Promise<unknown> =>
    eventually(async () => (await running.worker.nextDueAt()) !== null, { within: 20_000, what: 'the next timer' });
  const arrived = (count: number): Promise<unknown> =>
    eventually(() => mailbox.mails().length >= count, { within: 30_000, what: `${count} mails` });
  const sent = async (): Promise<number> => (await recorded(running, 'NoticeSent')).length;

  it('sends one mail for the tasks of a morning when the clock comes to it', async () => {
    for (const ordinal of ['1', '2', '3']) await running.hands.issue({ ordinal, due });
    await running.worker.start();
    await settled();
    expect(mailbox.mails()).toEqual([]);
    running.clock.set(morning);
    await arrived(1);
    await eventually(async () => (await sent()) === 1);
    const [mail] = mailbox.mails();
    expect(mail?.to).toBe(head);
    expect(mail?.subject).toContain('3 chờ tiếp nhận');
    expect(await recorded(running, 'StepFired')).toHaveLength(3);
  });

  it('loses nothing with its queue: the log knows what is left to deliver', async () => {
    refuse = () => ({ code: 451, words: 'later' });
    await running.hands.issue({ ordinal: '1', due });
    await running.worker.start();
    running.clock.set(morning);
    await eventually(async () => (await recorded(running, 'NoticeFailed')).length === 1, { within: 30_000 });
    await queues.lose(database.url);
    refuse = () => undefined;
    // The wait after the first failure is over.
    running.clock.advance(2 * 60_000);
    await arrived(1);
    await eventually(async () => (await sent()) === 1);
    expect(mailbox.mails()[0]?.date).toBe(running.clock.now());
  });

  it('delivers once what two workers carry, and what is queued ten times over', async () => {
    for (const ordinal of ['1', '2']) await running.hands.issue({ ordinal, due });
    await running.hands.issue({ ordinal: '3', due, unit: world.health });
    const other = await running.another({ queues: await openQueues() });
    await running.worker.start();
    await other.start();
    running.clock.set(morning);
    await arrived(2);
    await eventually(async () => (await sent()) === 2);
    const notices = (await running.store.readAll(0, 1_000)).filter(({ type }) => type === 'NoticeComposed');
    const again = await openQueues();
    const repeated = notices.flatMap(({ stream }) => Array.from({ length: 10 }, () => stream));
    const queue = again.queue<{ notice: string }>('deliveries');
    await queue.addBulk(repeated.map((notice) => ({ name: 'deliver', data: { notice } })));
    await eventually(async () => {
      const { waiting, active } = await queue.counts();
      return waiting + active === 0;
    });
    expect(mailbox.mails()).toHaveLength(2);
    expect(await recorded(running, 'StepFired')).toHaveLength(3);
  });

  it('carries ids alone, and looks everything else up again when the job runs', async () => {
    await running.hands.issue({ ordinal: '1', due });
    const jobs = await openQueues();
    await running.worker.advanceTo(settableClock(running.clock), '2025-04-08T00:29:00.000Z');
    running.clock.set('2025-04-08T00:30:00.000Z');
    refuse = () => ({ code: 451, words: 'later' });
    await running.worker.start();
    await eventually(async () => (await recorded(running, 'NoticeFailed')).length === 1, { within: 30_000 });
    const [notice = ''] = (await running.store.readAll(0, 1_000))
      .filter(({ type }) => type === 'NoticeComposed')
      .map(({ stream }) => stream);
    refuse = () => undefined;
    // Before its next try is due, whatever else the job says.
    const forged = {
      notice,
      to: 'thief@example.vn',
      text: 'forged',
      url: 'http://127.0.0.1/',
      attempt: 9,
      force: true,
    };
    const queue = jobs.queue<object>('deliveries');
    await queue.addBulk(Array.from({ length: 5 }, () => ({ name: 'deliver', data: forged })));
    await eventually(async () => {
      const { waiting, active } = await queue.counts();
      return waiting + active === 0;
    });
    expect(mailbox.mails()).toEqual([]);
    running.clock.advance(2 * 60_000);
    await arrived(1);
    await eventually(async () => (await sent()) === 1);
    // Sent: the very same jobs again do nothing.
    await queue.addBulk(Array.from({ length: 5 }, () => ({ name: 'deliver', data: forged })));
    await eventually(async () => {
      const { waiting, active } = await queue.counts();
      return waiting + active === 0;
    });
    expect(mailbox.mails().map(({ to }) => to)).toEqual([head]);
    expect(mailbox.mails()[0]?.text).not.toContain('forged');
  });

  it('bears jobs that nobody of ours wrote', async () => {
    const forger = await openQueues();
    await forger.queue<object>('deliveries').addBulk([
      { name: 'deliver', data: { notice: `'; drop table log.event; --` } },
      { name: 'deliver', data: { notice: '00000000-0000-4000-8000-000000000000' } },
      { name: 'drop-everything', data: {} },
    ]);
    await running.hands.issue({ ordinal: '1', due });
    await running.worker.start();
    running.clock.set(morning);
    await arrived(1);
    expect(running.warnings.filter((line) => line.startsWith('a job failed'))).toHaveLength(2);
  });
}
