/**
 * `sweep`: the same number of steps due, once among a few open assignments and once among ten times as many. Each turn is a worker in
 * a process of its own, whose memory is measured with it. Beside it: what an event takes on the disk.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Client } from 'pg';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import { migrate, SystemClock } from '#platform';
import { projections } from '#read-models';
import { requestSource } from './append-requests.js';
import { type BenchServer, startBenchServer } from './bench-server.js';
import type { BurstTurn } from './burst-ours.js';
import { logBytesSql, wakeFirstStepsSql } from './due-timers.sql.js';
import { type Bench, type BenchOptions, type BenchReport, contest, figure } from './measure.js';
import { layOpenAssignments, withClient } from './open-assignments.js';
import { NATION, type ProvinceShape, SMALL_NATION, unitIn } from './province-register.js';
import { QUIET_DAYS } from './row-copies.js';
import type { SweepTurn } from './sweep-worker.js';

export const sweepBench: Bench = {
  title: 'seconds to fire the same steps among ten times as many open assignments; memory and disk',
  run: measureSweep,
};

interface Sizes {
  readonly shape: ProvinceShape;
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
  /** Directives of a province whose first steps are due in a round. */
  readonly directives: number;
  readonly events: number;
}

const full: Sizes = { shape: NATION, few: 100_000, many: 1_000_000, rounds: 5, directives: 6, events: 100_000 };
const quick: Sizes = { shape: SMALL_NATION, few: 1_000, many: 10_000, rounds: 3, directives: 1, events: 2_000 };
const WORKER_MB = 250;
/** Without a limit V8 leaves garbage lying about while memory is cheap. The worker runs as it would where memory is counted. */
const HEAP = ['--max-old-space-size=160', '--max-semi-space-size=4'];
/** What an event may take beside its envelope, with all indexes and its command's row: 1,000 bytes at an envelope of 500. */
const BESIDE_BYTES = 500;

async function measureSweep(options: BenchOptions): Promise<BenchReport> {
  const sizes = options.quick ? quick : full;
  const { shape, few, many } = sizes;
  const server = await startBenchServer();
  try {
    const bytes = await bytesAnEvent(await server.database('log'), sizes.events);
    await layOpenAssignments(server, { shape, sizes: { few, many } }, options.say);
    return await measureOn(server, { sizes, bytes }, options);
  } finally {
    await server.stop();
  }
}

interface Measured {
  readonly sizes: Sizes;
  readonly bytes: Bytes;
}

async function measureOn(server: BenchServer, { sizes, bytes }: Measured, options: BenchOptions): Promise<BenchReport> {
  const { few, many, rounds } = sizes;
  const megabytes: number[] = [];
  const steps: number[] = [];
  const sweep = (name: string) => {
    let round = 0;
    return async (): Promise<number> => {
      const url = await server.database(name);
      const due = await withClient(url, (client) => wake(client, sizes, round++));
      steps.push(due.steps);
      const size = { tasks: due.steps, units: due.units };
      const turn = await inProcess(options.programs, { url, queues: 'postgres', size });
      if (name === 'many') megabytes.push(turn.megabytes);
      return turn.seconds;
    };
  };
  const [amongFew, amongMany] = [`among ${few} open`, `among ${many} open`];
  const report = await contest({
    bench: 'sweep',
    unit: 'seconds',
    rounds,
    contestants: [
      { name: amongMany, side: 'ours', measure: sweep('many') },
      { name: amongFew, side: 'ours', measure: sweep('few') },
    ],
    ratios: { 'many to few': [amongMany, amongFew] },
    goals: { 'many to few': 1.3 },
    lessIsBetter: true,
    notes: [],
    say: options.say,
  });
  if (new Set(steps).size !== 1) throw new Error(`not the same number of steps in each turn: ${steps.join(', ')}`);
  return withSizes(report, { megabytes, bytes, steps: steps[0] ?? 0, many });
}

/** The steps of a round are other provinces' than those of the rounds before: nobody gets a second digest of one morning. */
async function wake(client: Client, { shape, rounds, directives }: Sizes, round: number): Promise<Due> {
  const each = Math.floor(shape.provinces / rounds);
  const offices = Array.from({ length: each }, (_, index) => unitIn(round * each + index, 0));
  const [timers, register] = [schemaOf('timers'), schemaOf('register')];
  const { rows } = await client.query<Due>(wakeFirstStepsSql(timers, register, QUIET_DAYS), [offices, directives]);
  await client.query('checkpoint');
  return rows[0] ?? { steps: 0, units: 0 };
}

interface Due {
  readonly steps: number;
  readonly units: number;
}

function schemaOf(wanted: string): string {
  return projections.find(({ name }) => name === wanted)?.schema ?? '';
}

interface Held {
  readonly megabytes: readonly number[];
  readonly bytes: Bytes;
  readonly steps: number;
  readonly many: number;
}

/** Memory and disk are figures of the same report, each beside its own limit. */
function withSizes(report: BenchReport, { megabytes, bytes, steps, many }: Held): BenchReport {
  const memory = figure(megabytes);
  const more = {
    'worker memory to its limit': { value: figure(megabytes.map((each) => each / WORKER_MB)), goal: 1 },
    'bytes beside an envelope to their limit': {
      value: figure([(bytes.event - bytes.envelope) / BESIDE_BYTES]),
      goal: 1,
    },
  };
  const names = Object.entries(more);
  return {
    ...report,
    ratios: { ...report.ratios, ...Object.fromEntries(names.map(([name, { value }]) => [name, value])) },
    goals: { ...report.goals, ...Object.fromEntries(names.map(([name, { goal }]) => [name, goal])) },
    met: { ...report.met, ...Object.fromEntries(names.map(([name, { value, goal }]) => [name, value.median <= goal])) },
    notes: [
      `${steps} steps due in each turn, from the morning to the last digest handed over`,
      `a worker's largest resident size with ${many} open assignments: ${memory.median} MB (limit ${WORKER_MB}), with ${HEAP.join(' ')}`,
      `on the disk an event takes ${Math.round(bytes.event)} bytes with all indexes of the log and its command's row, ${Math.round(bytes.envelope)} of them its envelope (limit ${BESIDE_BYTES} beside it)`,
    ],
  };
}

async function inProcess(programs: string, turn: BurstTurn): Promise<SweepTurn> {
  const child = fork(join(programs, 'sweep-worker.js'), [JSON.stringify(turn)], { execArgv: HEAP });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the sweep's process ended (exit ${String(code)})`);
  });
  // It ends after its answer, too: only an end without one is a fault.
  ended.catch(() => undefined);
  const [answer]: SweepTurn[] = await Promise.race([once(child, 'message'), ended]);
  if (answer === undefined) throw new Error('the sweep gave no answer');
  return answer;
}

interface Bytes {
  readonly event: number;
  readonly envelope: number;
}

const IN_FLIGHT = 500;

/** Of events that were recorded one a command, each on a stream of its own, as they come in use. */
async function bytesAnEvent(url: string, events: number): Promise<Bytes> {
  await migrate({ url, migrations: eventStoreMigrations });
  const store = new PostgresEventStore({ url, applicationName: 'bench-disk', clock: new SystemClock() });
  const next = requestSource(1);
  try {
    for (let left = events; left > 0; left -= IN_FLIGHT)
      await Promise.all(Array.from({ length: Math.min(IN_FLIGHT, left) }, () => store.append(next())));
  } finally {
    await store.close();
  }
  return withClient(url, async (client) => {
    const { rows } = await client.query<Bytes>(logBytesSql);
    return rows[0] ?? { event: 0, envelope: 0 };
  });
}
