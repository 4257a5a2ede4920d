/** What a run of the queue fault meets on its way. */
import { readdirSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import type { TestRedis } from '../support/redis.js';
import type { QueueScene } from './queue-scene.js';

/**
 * `lull`: none, and time before the morning in which nothing may come · `closing`: work is received while its mails wait · `loss`: the
 * queues' contents are gone · `cut`: Redis is killed and comes back without the end of its file · `kill`: a worker with mails in hand ·
 * `freeze`: a worker is stopped until others believe it dead, and goes on then.
 */
export type Trouble = 'lull' | 'closing' | 'loss' | 'cut' | 'kill' | 'freeze';

interface Surroundings {
  readonly scene: QueueScene;
  readonly frozenMs: number;
  readonly url: string;
  readonly redis: TestRedis | undefined;
}

export async function makeTrouble(trouble: Trouble, { scene, frozenMs, url, redis }: Surroundings): Promise<void> {
  switch (trouble) {
    case 'lull':
      return undefined;
    case 'closing':
      return scene.close(0.2);
    case 'loss':
      return redis === undefined ? truncateQueues(url) : flush(redis);
    case 'cut':
      return redis === undefined ? undefined : cut(redis);
    case 'freeze':
      return scene.freeze(frozenMs);
    case 'kill':
      return scene.killWithMailsInHand();
  }
}

/** Every job, whatever its state, and what BullMQ knows about them. */
async function truncateQueues(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `select 'bullmq.' || quote_ident(tablename) as name from pg_tables
       where schemaname = 'bullmq' and tablename not like '%migration%'`,
    );
    await client.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
  } finally {
    await client.end();
  }
}

async function flush(redis: TestRedis): Promise<void> {
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
}

/** A crash that loses the end of the append-only file: the jobs of a while ago come back, those of lately are gone. */
async function cut(redis: TestRedis): Promise<void> {
  await redis.kill9();
  const folder = join(redis.folder, 'appendonlydir');
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.incr.aof'))) {
    const file = join(folder, name);
    truncateSync(file, Math.floor(statSync(file).size * 0.6));
  }
  await redis.restart();
}
