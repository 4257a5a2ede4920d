/** Three Redis masters that make up one cluster, each with a third of the slots: real servers on free ports. */
import { Redis } from 'ioredis';
import { freePort } from '#platform';
import { eventually } from './eventually.js';
import { startRedis, type TestRedis } from './redis.js';

export interface TestRedisCluster {
  /** The addresses of all masters, as the configuration takes them. */
  readonly url: string;
  readonly masters: readonly TestRedis[];
  /** The master that holds a key's slot. */
  holderOf(key: string): Promise<TestRedis>;
  /** Moves a key's slot, with all that lies in it, to the next master. */
  moveSlotOf(key: string): Promise<void>;
  flush(): Promise<void>;
  /** Resolves when every master sees all slots served. */
  ready(): Promise<void>;
  stop(): Promise<void>;
}

const SLOTS = 16_384;
const HOST = '127.0.0.1';

/** Undefined when `redis-server` is not on the PATH. */
export async function startRedisCluster(): Promise<TestRedisCluster | undefined> {
  const masters: TestRedis[] = [];
  for (let master = 0; master < 3; master += 1) {
    const redis = await startRedis({ appendOnly: true, clusterPort: await freePort() });
    if (redis === undefined) return undefined;
    masters.push(redis);
  }
  await join(masters);
  const ready = (): Promise<void> => allServed(masters);
  await ready();
  const slotOf = (key: string): Promise<number> => asking(masters[0], (redis) => redis.cluster('KEYSLOT', key));
  const holderOf = async (key: string): Promise<TestRedis> => {
    const slot = await slotOf(key);
    const ranges = await asking(masters[0], (redis) => redis.cluster('SLOTS'));
    const [, , node] = ranges.find(([from, to]) => from <= slot && slot <= to) ?? [];
    const port = node?.[1];
    const holder = masters.find((master) => master.port === port);
    if (holder === undefined) throw new Error(`nobody holds slot ${slot}`);
    return holder;
  };
  return {
    url: masters.map(({ url }) => url).join(','),
    masters,
    holderOf,
    moveSlotOf: async (key) => {
      const from = await holderOf(key);
      const to = masters[(masters.indexOf(from) + 1) % masters.length] ?? from;
      await move(await slotOf(key), from, to, masters);
      await ready();
    },
    flush: async () => {
      for (const master of masters) await asking(master, (redis) => redis.flushall());
    },
    ready,
    stop: async () => {
      for (const master of masters) await master.stop();
    },
  };
}

async function join(masters: readonly TestRedis[]): Promise<void> {
  const share = Math.ceil(SLOTS / masters.length);
  for (const [index, master] of masters.entries()) {
    const last = Math.min(SLOTS, (index + 1) * share) - 1;
    await asking(master, async (redis) => {
      await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', String(index + 1));
      await redis.call('CLUSTER', 'ADDSLOTSRANGE', String(index * share), String(last));
    });
  }
  const [first, ...others] = masters;
  for (const other of others) {
    const bus = await asking(other, (redis) => redis.config('GET', 'cluster-port'));
    const busPort = String((bus as string[])[1]);
    await asking(first, (redis) => redis.call('CLUSTER', 'MEET', HOST, String(other.port), busPort));
  }
}

async function allServed(masters: readonly TestRedis[]): Promise<void> {
  await eventually(
    async () => {
      for (const master of masters) {
        const info = String(await asking(master, (redis) => redis.cluster('INFO')));
        if (!info.includes('cluster_state:ok') || !info.includes(`cluster_known_nodes:${masters.length}`)) return false;
      }
      return true;
    },
    { within: 30_000, what: 'a cluster that serves every slot' },
  );
}

/** As an operator moves a slot: announce it, carry the keys over, then tell every master. */
async function move(slot: number, from: TestRedis, to: TestRedis, masters: readonly TestRedis[]): Promise<void> {
  const idOf = (master: TestRedis): Promise<string> => asking(master, (redis) => redis.cluster('MYID'));
  const [fromId, toId] = [await idOf(from), await idOf(to)];
  await asking(to, (redis) => redis.cluster('SETSLOT', slot, 'IMPORTING', fromId));
  await asking(from, async (redis) => {
    await redis.cluster('SETSLOT', slot, 'MIGRATING', toId);
    for (;;) {
      const keys = await redis.cluster('GETKEYSINSLOT', slot, 100);
      if (keys.length === 0) break;
      await redis.call('MIGRATE', HOST, String(to.port), '', '0', '5000', 'REPLACE', 'KEYS', ...keys);
    }
  });
  for (const master of [to, from, ...masters])
    await asking(master, (redis) => redis.cluster('SETSLOT', slot, 'NODE', toId));
}

async function asking<Answer>(master: TestRedis | undefined, ask: (redis: Redis) => Promise<Answer>): Promise<Answer> {
  const redis = new Redis(master?.url ?? '', { maxRetriesPerRequest: 1 });
  redis.on('error', () => undefined);
  try {
    return await ask(redis);
  } finally {
    redis.disconnect();
  }
}
