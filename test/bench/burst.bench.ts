/**
 * `burst`: steps due at one instant, the full path (claim, load, decide, append, project, digest, hand over to the queue), beside one
 * BullMQ delayed job a reminder on Redis and on PostgreSQL, all at the same size in the same run.
 */
import { Client } from 'pg';
import { startRedis, type TestRedis } from '../support/redis.js';
import { type BenchServer, startBenchServer } from './bench-server.js';
import { ourBurst } from './burst-ours.js';
import { peerBurst } from './burst-peers.js';
import { type BurstSize, prepareRegister } from './burst-register.js';
import { type Bench, type BenchOptions, type BenchReport, BenchUnavailable, contest, figure } from './measure.js';

export const burstBench: Bench = {
  title: 'seconds until steps due at once are handed over, beside one BullMQ delayed job a reminder',
  run: measureBurst,
};

const full: BurstSize = { tasks: 200_000, units: 5_000 };
const quick: BurstSize = { tasks: 2_000, units: 50 };
const [OURS_PG, OURS_REDIS] = ['dondoc, queue in PostgreSQL', 'dondoc, queue in Redis'];
const [REDIS, POSTGRES] = ['BullMQ on Redis', 'BullMQ on PostgreSQL'];

async function measureBurst(options: BenchOptions): Promise<BenchReport> {
  const redis = await startRedis();
  if (redis === undefined)
    throw new BenchUnavailable('redis-server is not on the PATH: install it (apt-get install redis-server)');
  const server = await startBenchServer();
  try {
    return await measureOn(server, redis, options);
  } finally {
    await server.stop();
    await redis.stop();
  }
}

async function measureOn(server: BenchServer, redis: TestRedis, options: BenchOptions): Promise<BenchReport> {
  const size = options.quick ? quick : full;
  options.say(`laying out ${size.tasks} assignments of ${size.units} units`);
  const laid = await prepareRegister(await server.database('laid'), size);
  options.say(`recorded in ${laid.recording.toFixed(1)} s, projected in ${laid.projecting.toFixed(1)} s`);
  const adding: Record<string, number[]> = { [REDIS]: [], [POSTGRES]: [] };
  const tables: number[] = [];
  let turns = 0;
  const ours = async (queues: 'postgres' | 'redis'): Promise<number> => {
    turns += 1;
    return withDatabase(server, { name: `ours_${turns}`, template: 'laid' }, async (url) => {
      const times = await ourBurst({ url, queues, redisUrl: redis.url, size });
      tables.push(times.tables);
      return times.seconds;
    });
  };
  const peer = async (queues: 'postgres' | 'redis', name: string): Promise<number> => {
    turns += 1;
    return withDatabase(server, { name: `peer_${turns}` }, async (databaseUrl) => {
      const times = await peerBurst({ queues, databaseUrl, redisUrl: redis.url, reminders: size.tasks });
      adding[name]?.push(times.adding);
      return times.seconds;
    });
  };
  if (options.quick) {
    // So short a turn would measure how fast a program is compiled: both sides have had one before they are timed.
    options.say('warming up');
    await ours('redis');
    await peer('redis', REDIS);
    for (const samples of [tables, ...Object.values(adding)]) samples.length = 0;
  }
  const report = await contest({
    bench: 'burst',
    unit: `seconds for ${size.tasks} steps due at once`,
    rounds: options.quick ? 2 : 3,
    contestants: [
      { name: OURS_PG, side: 'ours', measure: () => ours('postgres') },
      { name: REDIS, side: 'peers', measure: () => peer('redis', REDIS) },
      { name: OURS_REDIS, side: 'ours', measure: () => ours('redis') },
      { name: POSTGRES, side: 'peers', measure: () => peer('postgres', POSTGRES) },
    ],
    ratios: { 'ours to Redis': [OURS_REDIS, REDIS], 'ours to PostgreSQL': [OURS_PG, POSTGRES] },
    goals: { 'ours to Redis': 0.3, 'ours to PostgreSQL': 0.15 },
    lessIsBetter: true,
    notes: [],
    say: options.say,
  });
  const seconds = (samples: readonly number[] | undefined): string => `${figure(samples ?? []).median} s`;
  return {
    ...report,
    notes: [
      `ours: ${size.tasks} steps, ${size.units} digests, one process with every projection beside; all tables at the end of the log after ${seconds(tables)}`,
      'peers: one process, 100 jobs in hand; a job does nothing: no look whether it is still wanted, no record, no digest',
      `not counted: adding the delayed jobs beforehand, ${seconds(adding[REDIS])} on Redis, ${seconds(adding[POSTGRES])} on PostgreSQL`,
    ],
  };
}

/** A database of one's own for one turn, empty or a copy. */
async function withDatabase(
  server: BenchServer,
  { name, template }: { readonly name: string; readonly template?: string },
  work: (url: string) => Promise<number>,
): Promise<number> {
  const admin = new Client({ connectionString: await server.database('admin') });
  await admin.connect();
  try {
    if (template !== undefined) await admin.query(`create database ${name} template ${template}`);
    const result = await work(await server.database(name));
    await admin.query(`drop database ${name} with (force)`);
    return result;
  } finally {
    await admin.end();
  }
}
