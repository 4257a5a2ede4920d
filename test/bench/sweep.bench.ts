/**
 * `sweep`: the same number of steps due, once among a few open assignments and once among ten times as many. Each turn is a worker in
 * a process of its own, whose memory is measured with it.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { projections } from '#read-models';
import { type BenchServer, startBenchServer } from './bench-server.js';
import type { BurstTurn } from './burst-ours.js';
import { type BurstSize, prepareRegister } from './burst-register.js';
import { type Bench, type BenchOptions, type BenchReport, contest, figure } from './measure.js';
import { atTheEndSql, bytesAnEventSql, openClockedSql, openEventsSql, openTimersSql } from './open-assignments.sql.js';
import type { SweepTurn } from './sweep-worker.js';

export const sweepBench: Bench = {
  title: 'seconds to fire the same steps among ten times as many open assignments; memory and disk',
  run: measureSweep,
};

interface Sizes {
  readonly due: BurstSize;
  readonly few: number;
  readonly many: number;
  readonly rounds: number;
}

const full: Sizes = { due: { tasks: 20_000, units: 500 }, few: 100_000, many: 1_000_000, rounds: 5 };
const quick: Sizes = { due: { tasks: 1_000, units: 50 }, few: 10_000, many: 100_000, rounds: 3 };
const WORKER_MB = 250;
/** Beside the envelope itself. */
const EVENT_BYTES = 500;

async function measureSweep(options: BenchOptions): Promise<BenchReport> {
  const server = await startBenchServer();
  const admin = new Client({ connectionString: await server.database('admin') });
  await admin.connect();
  try {
    return await measureOn(server, admin, options);
  } finally {
    await admin.end();
    await server.stop();
  }
}

async function measureOn(server: BenchServer, admin: Client, options: BenchOptions): Promise<BenchReport> {
  const { due, few, many, rounds } = options.quick ? quick : full;
  options.say(`laying out ${due.tasks} assignments through commands, the others by rows`);
  const laid = await server.database('laid');
  await prepareRegister(laid, due);
  const bytes = await withClient(laid, bytesAnEvent);
  for (const [name, open] of Object.entries({ few, many })) {
    await admin.query(`create database ${name} template laid`);
    await withClient(await server.database(name), (client) => fill(client, open - due.tasks));
  }
  const megabytes: number[] = [];
  let turns = 0;
  const sweep = (name: string) => async (): Promise<number> => {
    turns += 1;
    const copy = `turn_${turns}`;
    await admin.query(`create database ${copy} template ${name} strategy file_copy`);
    const turn = await inProcess(options.programs, {
      url: await server.database(copy),
      queues: 'postgres',
      size: due,
    });
    await admin.query(`drop database ${copy} with (force)`);
    if (name === 'many') megabytes.push(turn.megabytes);
    return turn.seconds;
  };
  const [amongFew, amongMany] = [`${due.tasks} due of ${few} open`, `${due.tasks} due of ${many} open`];
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
  return withSizes(report, { megabytes, bytes, many });
}

interface Held {
  readonly megabytes: readonly number[];
  readonly bytes: { readonly event: number; readonly envelope: number };
  readonly many: number;
}

/** Memory and disk are figures of the same report, each beside its own limit. */
function withSizes(report: BenchReport, { megabytes, bytes, many }: Held): BenchReport {
  const memory = figure(megabytes);
  const beside = bytes.event - bytes.envelope;
  const more = {
    'worker memory to its limit': { value: figure(megabytes.map((each) => each / WORKER_MB)), goal: 1 },
    'bytes beside an envelope to their limit': { value: figure([beside / EVENT_BYTES]), goal: 1 },
  };
  const names = Object.entries(more);
  return {
    ...report,
    ratios: { ...report.ratios, ...Object.fromEntries(names.map(([name, { value }]) => [name, value])) },
    goals: { ...report.goals, ...Object.fromEntries(names.map(([name, { goal }]) => [name, goal])) },
    met: { ...report.met, ...Object.fromEntries(names.map(([name, { value, goal }]) => [name, value.median <= goal])) },
    notes: [
      `a worker's largest resident size with ${many} open assignments: ${memory.median} MB of ${WORKER_MB}`,
      `on the disk an event takes ${Math.round(bytes.event)} bytes with its indexes and its command's row, ${Math.round(bytes.envelope)} of them its envelope`,
    ],
  };
}

async function inProcess(programs: string, turn: BurstTurn): Promise<SweepTurn> {
  const child = fork(join(programs, 'sweep-worker.js'), [JSON.stringify(turn)]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the sweep's process ended (exit ${String(code)})`);
  });
  // It ends after its answer, too: only an end without one is a fault.
  ended.catch(() => undefined);
  const [answer]: SweepTurn[] = await Promise.race([once(child, 'message'), ended]);
  if (answer === undefined) throw new Error('the sweep gave no answer');
  return answer;
}

async function fill(client: Client, open: number): Promise<void> {
  const timers = projections.find(({ name }) => name === 'timers')?.schema ?? '';
  for (const sql of [openEventsSql, openClockedSql(timers), openTimersSql(timers)]) await client.query(sql, [open]);
  await client.query(atTheEndSql);
  await client.query('analyze');
}

async function bytesAnEvent(client: Client): Promise<Held['bytes']> {
  const { rows } = await client.query<{ bytes: number; envelope: number }>(bytesAnEventSql);
  return { event: rows[0]?.bytes ?? 0, envelope: rows[0]?.envelope ?? 0 };
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
