import { Redis } from 'ioredis';
import { Client } from 'pg';
import { openQueueBackend } from '#platform';
import { automationContract } from '../support/automation.contract.js';
import { startRedisCluster, type TestRedisCluster } from '../support/redis-cluster.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { suiteNeeding } from '../support/suite-needing.js';

describe('automation with its jobs in PostgreSQL', () => {
  automationContract({
    open: (databaseUrl) => openQueueBackend('postgres', { databaseUrl }),
    lose: async (databaseUrl) => {
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables where schemaname = 'bullmq' and tablename like '%job%'`,
      );
      for (const { name } of rows) await client.query(`delete from bullmq.${name}`);
      await client.end();
    },
  });
});

suiteNeeding('redis-server', 'automation with its jobs in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis?.stop());
  // Each test begins with empty queues, as it does in a database of its own.
  beforeEach(() => flush(redis));

  automationContract({
    open: () => openQueueBackend('redis', { redisUrl: redis?.url }),
    lose: () => flush(redis),
  });
});

suiteNeeding('redis-server', 'automation with its jobs in a Redis cluster of three masters', () => {
  let cluster: TestRedisCluster | undefined;
  beforeAll(async () => (cluster = await startRedisCluster()));
  afterAll(() => cluster?.stop());
  beforeEach(() => cluster?.flush());

  automationContract({
    open: () => openQueueBackend('redis', { redisUrl: cluster?.url }),
    lose: async () => cluster?.flush(),
  });
});

async function flush(redis: TestRedis | undefined): Promise<void> {
  const client = new Redis(redis?.url ?? '');
  await client.flushall();
  client.disconnect();
}
