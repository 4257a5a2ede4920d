/**
 * One run of the queue fault: a register whose steps are all due on one morning, workers as processes, a mail server that counts, and
 * the datastore of the queues, which the run makes trouble with.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CommandExecutor } from '#application';
import { type EventData, instantAt } from '#domain';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import {
  createDataSource,
  createPool,
  migrate,
  MovableClock,
  PeopleDirectory,
  peopleEntities,
  peopleMigrations,
  uuidV5,
} from '#platform';
import { ProjectionProgress, projections } from '#read-models';
import { NEEDED_PROJECTIONS } from '../../apps/worker/src/joining/awaited.projections.js';
import { eventually } from '../support/eventually.js';
import { type CapturingMailbox, openMailbox } from '../support/smtp-capture.js';
import { assignmentsOf, type LaidAssignment, layWideRegister, ordinalsIn, peopleOf } from '../support/wide-register.js';
import type { DueNotice, LedgerCount, WireMail } from './queue-checks.js';
import type { WorkerOrder } from './queue-worker.js';

export interface SceneSize {
  readonly units: number;
  readonly tasks: number;
  /** What the mail server takes for a mail, in milliseconds. */
  readonly mailMs: number;
}

const ISSUED = instantAt('2025-04-07', '09:00');
const MORNING = Date.parse(instantAt('2025-04-08', '07:30'));
/** Where the clocks stand before: too early by less than a clock may be wrong. */
const EARLIER_MS = 5 * 60_000;
/** Between the order to move the clocks and the morning. */
const NOTICE_MS = 400;

export type SceneOptions = Pick<WorkerOrder, 'url' | 'queues' | 'redisUrl' | 'lockMs' | 'jobsMs' | 'bug'> & {
  readonly programs: string;
  readonly size: SceneSize;
};

export class QueueScene {
  readonly wire: WireMail[] = [];
  readonly closed = new Map<string, number>();
  readonly assignments: readonly LaidAssignment[];
  /** When the morning comes, by the machine's clock; infinite until it is decided. */
  dueAt = Infinity;
  private readonly workers: ChildProcess[] = [];
  private readonly store: PostgresEventStore;
  private readonly application: CommandExecutor;
  /** While it is true no mail is answered for. */
  private held: Promise<void> | undefined;
  private mailbox: CapturingMailbox;
  private offset = MORNING - EARLIER_MS - Date.now();

  constructor(private readonly options: SceneOptions) {
    this.assignments = assignmentsOf(options.size);
    this.store = new PostgresEventStore({ url: options.url, clock: new MovableClock(ISSUED) });
    this.application = new CommandExecutor(this.store);
  }

  /** Lays the register out and starts the workers; resolves when their tables show all of it. */
  async open(workers: number): Promise<void> {
    const { url, size } = this.options;
    await migrate({ url, migrations: [...eventStoreMigrations, ...peopleMigrations] });
    await this.savePeople();
    await layWideRegister(this.application, { ...size, due: '2025-05-06', dueDays: 20, at: ISSUED });
    this.mailbox = await openMailbox({ keep: 1, beforeReply: () => this.answering() });
    this.mailbox.onMail(({ messageId, to, text }) =>
      this.wire.push({ messageId, to, ordinals: ordinalsIn(text), at: Date.now() }),
    );
    await Promise.all(Array.from({ length: workers }, () => this.startWorker()));
    await this.projected();
  }

  async startWorker(): Promise<ChildProcess> {
    const { programs, size: _, ...order } = this.options;
    const asked: WorkerOrder = { ...order, smtpUrl: this.mailbox.url, offset: this.offset };
    const worker = fork(join(programs, 'queue-worker.js'), [JSON.stringify(asked)], {
      stdio: ['ignore', 'ignore', process.env['DONDOC_FAULT_TALK'] === '1' ? 'inherit' : 'ignore', 'ipc'],
    });
    this.workers.push(worker);
    await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => {
        throw new Error('a worker ended before it was ready');
      }),
    ]);
    return worker;
  }

  /** Moves every clock to just before the morning. */
  morning(): void {
    this.offset = MORNING - NOTICE_MS - Date.now();
    this.dueAt = MORNING - this.offset;
    for (const worker of this.workers) worker.send(this.offset);
  }

  /** Resolves when so many of the mails have come, as a share of the people; or when nothing comes any more for a while. */
  async arrived(share: number, patienceMs: number): Promise<void> {
    const wanted = Math.ceil(share * this.options.size.units);
    let [seen, since] = [-1, performance.now()];
    while (this.wire.length < wanted && performance.now() - since < patienceMs) {
      if (this.wire.length !== seen) [seen, since] = [this.wire.length, performance.now()];
      await delay(5);
    }
  }

  /** Receives the work of the last people in the row while their mails wait: nothing need be said of it any more. */
  async close(share: number): Promise<void> {
    const told = new Set(this.wire.flatMap(({ ordinals }) => ordinals));
    const late = this.assignments
      .toSorted((a, b) => (a.head < b.head ? 1 : -1))
      .filter(({ ordinal }) => !told.has(ordinal))
      .slice(0, Math.ceil(share * this.assignments.length));
    const at = new Date(Date.now() + this.offset).toISOString();
    const settled = await this.application.executeMany(
      late.map(({ id, unit, head }) => ({
        commandId: uuidV5(`receive ${id}`),
        command: { type: 'ReceiveAssignment', id, at, by: { person: head, role: 'unitHead', unit } },
      })),
    );
    for (const [index, { kind }] of settled.entries())
      if (kind === 'done') this.closed.set(late[index]?.ordinal ?? '', Date.now());
  }

  /** SIGSTOP for a while, then SIGCONT. */
  async freeze(milliseconds: number): Promise<void> {
    const worker = this.workers.at(0);
    worker?.kill('SIGSTOP');
    await delay(milliseconds);
    worker?.kill('SIGCONT');
  }

  /** Kills a worker while mails that it handed over are not answered for yet, and starts another in its place. */
  async killWithMailsInHand(): Promise<void> {
    let answer: () => void = () => undefined;
    this.held = new Promise((resolve) => (answer = resolve));
    const before = this.wire.length;
    // Every place of both workers is taken: whichever is killed has mails in hand. Near the end fewer may be left than places; a
    // run in which nobody had any is found out afterwards, for it has no copies.
    await eventually(() => this.wire.length >= before + 8, { within: 2_000 }).catch(() => undefined);
    const [worker] = this.workers.splice(1, 1);
    worker?.kill('SIGKILL');
    if (worker !== undefined && worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    this.held = undefined;
    answer();
    await this.startWorker();
  }

  /** Waits until nothing is left to deliver, or nothing has moved for `patienceMs`; reads what the log says then. */
  async settled(patienceMs: number): Promise<LedgerCount> {
    let [seen, since] = [-1, performance.now()];
    for (;;) {
      const ledger = await this.ledger();
      if (ledger.open === 0 && ledger.fired.size === this.assignments.length && ledger.composed > 0) return ledger;
      const moved = ledger.sent.size + ledger.fired.size + this.wire.length;
      if (moved !== seen) [seen, since] = [moved, performance.now()];
      if (performance.now() - since > patienceMs) return ledger;
      await delay(150);
    }
  }

  due(): DueNotice[] {
    return this.assignments.map(({ ordinal, email }) => ({ ordinal, to: email }));
  }

  async end(): Promise<void> {
    for (const worker of this.workers.splice(0)) {
      worker.kill('SIGKILL');
      if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
    }
    await this.mailbox.close();
    await this.store.close();
  }

  private read = { position: 0, composed: 0, ended: 0, fired: new Map<string, number>(), sent: new Set<string>() };

  /** Goes on from where the last look ended. */
  private async ledger(): Promise<LedgerCount & { readonly composed: number }> {
    const ordinals = new Map(this.assignments.map(({ id, ordinal }) => [id, ordinal]));
    const { read } = this;
    for (;;) {
      const events = await this.store.readAll(read.position, 2_000);
      for (const { type, stream, data, position } of events) {
        read.position = position;
        const ordinal = ordinals.get(stream);
        if (type === 'StepFired' && ordinal !== undefined) read.fired.set(ordinal, (read.fired.get(ordinal) ?? 0) + 1);
        if (type === 'NoticeComposed') read.composed += 1;
        if (type === 'NoticeSent') read.sent.add((data as EventData<'NoticeSent'>).messageId);
        if (type === 'NoticeSent' || type === 'NoticeDropped' || type === 'NoticeDeadLettered') read.ended += 1;
      }
      if (events.length < 2_000) break;
    }
    const { fired, sent, composed, ended } = read;
    return { fired, sent, composed, open: composed - ended };
  }

  private async answering(): Promise<void> {
    await delay(this.options.size.mailMs);
    await this.held;
  }

  private async savePeople(): Promise<void> {
    const source = createDataSource(
      { url: this.options.url, applicationName: 'fault', poolSize: 1 },
      { entities: peopleEntities },
    );
    await source.initialize();
    const people = peopleOf(this.options.size);
    for (let first = 0; first < people.length; first += 1_000)
      await new PeopleDirectory(source).save(people.slice(first, first + 1_000));
    await source.destroy();
  }

  private async projected(): Promise<void> {
    const pool = createPool({ url: this.options.url, applicationName: 'fault', poolSize: 1 });
    try {
      const position = await this.store.lastPosition();
      await new ProjectionProgress(pool, projections).waitFor(position, 600_000, NEEDED_PROJECTIONS);
    } finally {
      await pool.end();
    }
  }
}
