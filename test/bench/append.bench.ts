/**
 * `append`: one event a request, everything on (checks, command table, trigger, notify), beside pgbench's bare single-row
 * INSERT and two event stores, all on one durable embedded server.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { eventStoreMigrations, PostgresEventStore } from '#event-store';
import { migrate, SystemClock } from '#platform';
import { prepareEmmett, prepareMessageDb, preparePgbench, requirePrograms } from './append-peers.js';
import { requestSource } from './append-requests.js';
import { type BenchServer, startBenchServer } from './bench-server.js';
import { closedLoop } from './closed-loop.js';
import {
  type Bench,
  type BenchOptions,
  type BenchReport,
  contest,
  type Contestant,
  type RatioTable,
} from './measure.js';

export const appendBench: Bench = {
  title: 'events appended a second, beside pgbench, emmett-postgresql and message-db',
  run: measureAppend,
};

async function measureAppend(options: BenchOptions): Promise<BenchReport> {
  requirePrograms();
  options.say('starting a durable PostgreSQL and filling the tables');
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-append-'));
  const server = await startBenchServer();
  try {
    return await measureOn(server, folder, options);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureOn(server: BenchServer, folder: string, options: BenchOptions): Promise<BenchReport> {
  const turn = options.quick ? 450 : 2_000;
  const rows = options.quick ? 20_000 : 200_000;
  const url = await prepareLog(server, rows);
  const pgbench = await preparePgbench(server, folder, rows);
  const [emmett, messageDb] = [await prepareEmmett(server), await prepareMessageDb(server)];
  const store = new PostgresEventStore({ url, clock: new SystemClock(), applicationName: 'bench' });
  const next = requestSource(1);
  const ours = (inFlight: number) => () => closedLoop(inFlight, turn, () => store.append(next()));
  const writers = await startWriters(options.programs, url, options.quick ? 4 : 16);
  const contestants: Contestant[] = [
    { name: 'dondoc, 128 in flight', side: 'ours', measure: ours(128) },
    { name: 'pgbench, 32 clients', side: 'peers', measure: () => pgbench(32, turn) },
    { name: 'dondoc, 500 in flight', side: 'ours', measure: ours(500) },
    { name: 'emmett-postgresql 0.42.0', side: 'peers', measure: () => closedLoop(128, turn, emmett.append) },
    { name: 'dondoc, 4 processes', side: 'ours', measure: () => together(writers.slice(0, 4), 125, turn) },
    { name: 'message-db 1.3.1', side: 'peers', measure: () => closedLoop(128, turn, () => messageDb.append(1)) },
    { name: 'dondoc, alone in flight', side: 'ours', measure: ours(1) },
    { name: 'pgbench, 1 client', side: 'peers', measure: () => pgbench(1, turn) },
  ];
  if (!options.quick) {
    contestants.push(
      { name: 'dondoc, 16 processes', side: 'ours', measure: () => together(writers, 31, turn) },
      { name: 'dondoc, 4 processes of 32', side: 'ours', measure: () => together(writers.slice(0, 4), 32, turn) },
      {
        name: 'message-db, 8 categories',
        side: 'peers',
        measure: () => closedLoop(128, turn, () => messageDb.append(8)),
      },
    );
  }
  try {
    options.say('warming up');
    for (const contestant of contestants) await contestant.measure();
    // Node compiles what runs often only after thousands of runs; one in flight gets there slowly.
    await together(writers, 64, 1_500);
    await closedLoop(1, 1_500, () => store.append(next()));
    return await contest({ ...terms(options.quick), contestants, say: options.say });
  } finally {
    for (const writer of writers) writer.disconnect();
    await Promise.all([store.close(), emmett.close(), messageDb.close()]);
  }
}

const reportedOnly: RatioTable = {
  '16 processes / one': ['dondoc, 16 processes', 'dondoc, 500 in flight'],
  '4 processes of 32 / one of 128': ['dondoc, 4 processes of 32', 'dondoc, 128 in flight'],
  '128 in flight / message-db, 8 categories': ['dondoc, 128 in flight', 'message-db, 8 categories'],
};

function terms(quick: boolean): Omit<Parameters<typeof contest>[0], 'contestants' | 'say'> {
  return {
    bench: 'append',
    unit: 'events/s',
    rounds: quick ? 5 : 9,
    ratios: {
      '128 in flight / pgbench 32': ['dondoc, 128 in flight', 'pgbench, 32 clients'],
      '500 in flight / pgbench 32': ['dondoc, 500 in flight', 'pgbench, 32 clients'],
      '128 in flight / emmett': ['dondoc, 128 in flight', 'emmett-postgresql 0.42.0'],
      '128 in flight / message-db': ['dondoc, 128 in flight', 'message-db 1.3.1'],
      'alone in flight / pgbench 1': ['dondoc, alone in flight', 'pgbench, 1 client'],
      '4 processes / one': ['dondoc, 4 processes', 'dondoc, 500 in flight'],
      ...(quick ? {} : reportedOnly),
    },
    goals: {
      '128 in flight / pgbench 32': 1.2,
      '500 in flight / pgbench 32': 1.5,
      '128 in flight / emmett': 8,
      '128 in flight / message-db': 5,
      'alone in flight / pgbench 1': 0.35,
      '4 processes / one': 0.9,
    },
    notes: [
      'one server (embedded PostgreSQL 18, fsync on) for all; pgbench inserts rows of the same columns into a table of the same size, prepared, with constants instead of parameters',
      'emmett and message-db: 128 in flight over 32 connections, tables empty at the start; message-db writes one category, within which it gives the order that the log gives to all',
      'several processes share 500 in flight, and are set beside one with 500',
    ],
  };
}

/** The log with so many events and commands already in it. */
async function prepareLog(server: BenchServer, rows: number): Promise<string> {
  const url = await server.database('dondoc');
  await migrate({ url, migrations: eventStoreMigrations });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(fillEvents, [rows]);
    await client.query(fillCommands, [rows]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
  return url;
}

const fillEvents = /* sql */ `
  insert into log.event
  select n, gen_random_uuid(), 1, 'ProgressReported', '2025-01-01Z', decode(repeat('ab', 500), 'hex'),
    decode(repeat('cd', 32), 'hex')
  from generate_series(1, $1::int) n
`;
const fillCommands = /* sql */ `
  insert into log.command
  select gen_random_uuid(), decode(repeat('ef', 32), 'hex'), n, 1 from generate_series(1, $1::int) n
`;

async function startWriters(programs: string, url: string, count: number): Promise<ChildProcess[]> {
  const writers = Array.from({ length: count }, (_, n) =>
    fork(join(programs, 'append-writer.js'), [url, String(100 + n)]),
  );
  await Promise.all(writers.map((writer) => once(writer, 'message')));
  return writers;
}

async function together(writers: readonly ChildProcess[], inFlight: number, milliseconds: number): Promise<number> {
  const rates = await Promise.all(
    writers.map(async (writer) => {
      const answer = once(writer, 'message');
      writer.send({ inFlight, milliseconds });
      const [rate] = (await answer) as [number];
      return rate;
    }),
  );
  return rates.reduce((sum, rate) => sum + rate, 0);
}
