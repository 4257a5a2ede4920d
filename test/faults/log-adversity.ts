/**
 * One adversarial run of the log: four writing processes on streams that they share, two readers that follow while it grows,
 * and a hand that cancels statements, terminates backends, freezes one writer and kills another. Everything is paced by how
 * far the writers have come, not by time; the seed repeats every choice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PostgresEventStore, type RecordedEvent } from '#event-store';
import { SystemClock } from '#platform';
import { checkLog, checkReader } from './log-checks.js';
import { readJournal } from './log-journal.js';
import { commandsNotAsked, lockRemoved, mutate } from './log-mutants.js';
import { followByPosition, followByTimestamp, type FollowingReader } from './log-reader.js';
import { Writer } from './log-writers.js';
import { seededRandom } from './seeded-random.js';

export type SeededBug = 'the lock removed' | 'a reader by timestamp' | 'idempotency by memory';

export interface AdversityOptions {
  /** A database with the log's tables. */
  readonly url: string;
  readonly programs: string;
  readonly seed: number;
  /** Commands of each of the four writers. */
  readonly commands: number;
  /** kill -9 of a writer, spread over the run; each is followed by a successor. */
  readonly kills: number;
  readonly bug?: SeededBug;
}

export interface AdversityResult {
  readonly events: number;
  readonly commands: number;
  readonly cancelled: number;
  readonly terminated: number;
  readonly conflicts: number;
  readonly unknown: number;
  readonly repeats: number;
  readonly violations: readonly string[];
}

const writerCount = 4;

export async function runAdversity(options: AdversityOptions): Promise<AdversityResult> {
  const { url, bug } = options;
  if (bug === 'the lock removed') await mutate(url, lockRemoved);
  if (bug === 'idempotency by memory') await mutate(url, commandsNotAsked);
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-fault-'));
  const readers: FollowingReader[] = [
    followByPosition(url, 7),
    bug === 'a reader by timestamp' ? followByTimestamp(url, 50) : followByPosition(url, 500),
  ];
  const hand = new BackendHand(url, options.seed);
  await hand.start();
  const writers = Array.from({ length: writerCount }, (_, n) => startWriter(options, folder, n, hand.step));
  try {
    await Promise.all([kills(writers, options), freezes(writers, options), ...writers.map((writer) => writer.end())]);
    for (const reader of readers) await reader.finish();
    const log = await wholeLog(url);
    const journals = writers.map((writer) => readJournal(writer.options.journal));
    const met = writers.map((writer) => writer.met);
    const sum = (pick: (each: Writer['met']) => number): number => met.reduce((total, each) => total + pick(each), 0);
    return {
      events: log.length,
      commands: journals.reduce((total, journal) => total + journal.entries.size, 0),
      cancelled: hand.cancelled,
      terminated: hand.terminated,
      conflicts: sum((each) => each.conflicts),
      unknown: sum((each) => each.unknown),
      repeats: sum((each) => each.repeats),
      violations: [
        ...readers.flatMap((reader, n) => checkReader(`reader ${n + 1}`, reader.positions, log.length)),
        ...checkLog(log, journals),
      ],
    };
  } finally {
    for (const writer of writers) writer.dispose();
    await hand.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function startWriter(options: AdversityOptions, folder: string, n: number, onProgress: () => void): Writer {
  const settings = {
    url: options.url,
    writer: `writer-${n}`,
    seed: options.seed * 100 + n,
    journal: join(folder, `writer-${n}.journal`),
    commands: options.commands,
    inFlight: 8,
    remembers: options.bug === 'idempotency by memory',
  };
  return new Writer(options.programs, settings, onProgress);
}

/** Writer 0 is killed so many times, at even steps of its way. */
async function kills([writer]: readonly Writer[], { commands, kills }: AdversityOptions): Promise<void> {
  for (let n = 1; n <= kills; n += 1) {
    await writer?.hasDone(Math.floor((commands * n) / (kills + 1)));
    await writer?.kill();
  }
}

/** Writer 1 is stopped in the middle of its work until writer 2 is well ahead, then wakes up and goes on. */
async function freezes([, frozen, other]: readonly Writer[], { commands }: AdversityOptions): Promise<void> {
  await frozen?.hasDone(Math.floor(commands / 4));
  frozen?.freeze();
  await other?.hasDone(Math.min(commands, (other?.done ?? 0) + Math.floor(commands / 3)));
  frozen?.thaw();
}

/**
 * Cancels the statement of a random busy appender each time the writers have got so many commands further; after every third
 * one that it cancelled it terminates a backend instead.
 */
class BackendHand {
  cancelled = 0;
  terminated = 0;
  private readonly client: Client;
  private readonly random: () => number;
  private commands = 0;
  private over = false;
  private striking = Promise.resolve();

  constructor(url: string, seed: number) {
    this.client = new Client({ connectionString: url, application_name: 'fault-hand' });
    this.random = seededRandom(seed);
  }

  async start(): Promise<void> {
    await this.client.connect();
  }

  /** One more command is done. */
  readonly step = (): void => {
    this.commands += 1;
    if (this.commands % commandsPerStroke !== 0) return;
    this.striking = this.striking.then(() => this.strike());
  };

  async stop(): Promise<void> {
    this.over = true;
    await this.striking;
    await this.client.end();
  }

  /** Appends are short: the hand reaches out until it meets one, so that a run on a fast disk is no milder. */
  private async strike(): Promise<void> {
    for (let reach = 0; reach < reachesPerStroke && !this.over; reach += 1) {
      const terminates = this.cancelled > 0 && this.terminated * 3 < this.cancelled;
      const call = terminates ? 'pg_terminate_backend' : 'pg_cancel_backend';
      const { rowCount } = await this.client.query(stroke(call), [this.random()]);
      if (terminates) this.terminated += rowCount ?? 0;
      else this.cancelled += rowCount ?? 0;
      if ((rowCount ?? 0) > 0) return;
    }
  }
}

const reachesPerStroke = 40;
const commandsPerStroke = 6;

const stroke = (call: string): string => /* sql */ `
  with busy as materialized (
    select pid, row_number() over (order by pid) - 1 as n, count(*) over () as of
    from pg_stat_activity
    where application_name = 'fault-append' and state = 'active' and datname = current_database()
  )
  select ${call}(pid) from busy where n = floor($1::float8 * of)
`;

async function wholeLog(url: string): Promise<RecordedEvent[]> {
  const store = new PostgresEventStore({ url, clock: new SystemClock(), applicationName: 'fault-check' });
  try {
    const log: RecordedEvent[] = [];
    for (;;) {
      const page = await store.readAll(log.at(-1)?.position ?? 0, 5_000);
      if (page.length === 0) return log;
      log.push(...page);
    }
  } finally {
    await store.close();
  }
}
