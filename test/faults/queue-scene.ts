/**
 * One run of the queue fault: a register whose steps are all due on one morning, workers as processes, a mail server that counts, and
 * the datastore of the queues, which the run makes trouble with.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
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
import { type CapturingMailbox, openMailbox } from '../support/smtp-capture.js';
import { testSealer } from '../support/test-sealer.js';
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
/** Mails that a worker has in hand at once. */
export const IN_HAND = 4;
/** Where the clocks stand before: too early by less than a clock may be wrong. */
const EARLIER_MS = 5 * 60_000;
/** Between the order to move the clocks and the morning. */
const NOTICE_MS = 400;
/** Mails that are answered for while a worker is frozen: its own, and what others send in its place. */
const FROZEN_MEANWHILE = 16;

/** A worker, and the mail server that it alone talks to. */
interface Hand {
  readonly worker: ChildProcess;
  readonly mailbox: CapturingMailbox;
  /** Mails that the server has and did not answer for yet. */
  unanswered: number;
}

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
  private readonly hands: Hand[] = [];
  private readonly store: PostgresEventStore;
  private readonly application: CommandExecutor;
  /** So many mails are answered for; what comes beyond waits for its answer. */
  private quota = Infinity;
  private answered = 0;
  private readonly waiting = new EventEmitter().setMaxListeners(0);
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
    await Promise.all(Array.from({ length: workers }, () => this.startWorker()));
    await this.projected();
  }

  private async startWorker(): Promise<void> {
    const { programs, size: _, ...order } = this.options;
    const mailbox = await openMailbox({ keep: 1, beforeReply: () => this.answering(hand) });
    mailbox.onMail(({ messageId, to, text }) =>
      this.wire.push({ messageId, to, ordinals: ordinalsIn(text), at: Date.now() }),
    );
    const asked: WorkerOrder = { ...order, smtpUrl: mailbox.url, offset: this.offset };
    const worker = fork(join(programs, 'queue-worker.js'), [JSON.stringify(asked)], {
      stdio: ['ignore', 'ignore', process.env['DONDOC_FAULT_TALK'] === '1' ? 'inherit' : 'ignore', 'ipc'],
    });
    const hand: Hand = { worker, mailbox, unanswered: 0 };
    this.hands.push(hand);
    await Promise.race([
      once(worker, 'message'),
      once(worker, 'exit').then(() => {
        throw new Error('a worker ended before it was ready');
      }),
    ]);
  }

  /** Moves every clock to just before the morning. */
  morning(): void {
    this.offset = MORNING - NOTICE_MS - Date.now();
    this.dueAt = MORNING - this.offset;
    for (const { worker } of this.hands) worker.send(this.offset);
  }

  /**
   * Lets so many of the mails be answered for, as a share of the people, and resolves when every worker has its hands full of the next
   * ones, so that nothing is between reading and sending; or when nothing comes any more for a while.
   */
  async answeredFor(share: number, patienceMs: number): Promise<void> {
    this.answerUpTo(Math.ceil(share * this.options.size.units));
    await this.until(() => this.answered >= this.quota && this.allHandsFull(), patienceMs);
  }

  /** Time in which nothing may come: ends when something came all the same, or after a while of silence. */
  lull(patienceMs: number): Promise<void> {
    return this.until(() => this.wire.length > 0, patienceMs);
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

  /** Stops a worker that has mails in hand for a while; they are answered for while it sleeps. */
  async freeze(milliseconds: number): Promise<void> {
    const { worker } = this.handInTrouble() ?? this.anyHand();
    worker.kill('SIGSTOP');
    this.answerUpTo(this.quota + FROZEN_MEANWHILE);
    await delay(milliseconds);
    worker.kill('SIGCONT');
  }

  /** Kills a worker that handed mails over which are not answered for yet; the others are left with its work. */
  async killWithMailsInHand(): Promise<void> {
    await killed((this.handInTrouble() ?? this.anyHand()).worker);
  }

  /** Waits until nothing is left to deliver, or nothing has moved for `patienceMs`; reads what the log says then. */
  async settled(patienceMs: number): Promise<LedgerCount> {
    this.answerUpTo(Infinity);
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
    for (const { worker, mailbox } of this.hands.splice(0)) {
      await killed(worker);
      await mailbox.close();
    }
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

  private async answering(hand: Hand): Promise<void> {
    await delay(this.options.size.mailMs);
    hand.unanswered += 1;
    while (this.answered >= this.quota) await once(this.waiting, 'answers');
    this.answered += 1;
    hand.unanswered -= 1;
  }

  /** Waits for a condition, or until no mail has come for so long. */
  private async until(condition: () => boolean, patienceMs: number): Promise<void> {
    let [seen, since] = [-1, performance.now()];
    while (!condition() && performance.now() - since < patienceMs) {
      if (this.wire.length !== seen) [seen, since] = [this.wire.length, performance.now()];
      await delay(5);
    }
  }

  private answerUpTo(quota: number): void {
    this.quota = quota;
    this.waiting.emit('answers');
  }

  private allHandsFull(): boolean {
    return this.hands.every(({ worker, unanswered }) => unanswered >= IN_HAND || !isAlive(worker));
  }

  /** A worker that lives and has mails in hand which are not answered for yet. */
  private handInTrouble(): Hand | undefined {
    return this.hands.find(({ worker, unanswered }) => unanswered > 0 && isAlive(worker));
  }

  private anyHand(): Hand {
    const hand = this.hands.find(({ worker }) => isAlive(worker));
    if (hand === undefined) throw new Error('no worker is alive');
    return hand;
  }

  private async savePeople(): Promise<void> {
    const source = createDataSource(
      { url: this.options.url, applicationName: 'fault', poolSize: 1 },
      { entities: peopleEntities },
    );
    await source.initialize();
    const people = peopleOf(this.options.size);
    for (let first = 0; first < people.length; first += 1_000)
      await new PeopleDirectory(source, testSealer).save(people.slice(first, first + 1_000));
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

function isAlive(worker: ChildProcess): boolean {
  return worker.exitCode === null && worker.signalCode === null;
}

async function killed(worker: ChildProcess): Promise<void> {
  worker.kill('SIGKILL');
  if (isAlive(worker)) await once(worker, 'exit');
}
