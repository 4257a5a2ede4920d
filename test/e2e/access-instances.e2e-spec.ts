/** Two programs over one database, each with everything of its own: what one of them ends, the other refuses at its next request. */
import { Standings } from '#application';
import type { Claim, Standing } from '#domain';
import { PostgresEventStore, type EventStore } from '#event-store';
import { createDataSource, createPool, openReaderSource, peopleEntities, SessionStore, uuidV5 } from '#platform';
import { readModelEntities } from '#read-models';
import { type ApiApp, type ApiOptions, createApiApp } from '../../apps/api/src/app.js';
import { testSealer } from '../support/test-sealer.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { finance, registerProvince } from './register.examples.js';

interface Instance {
  readonly api: ApiApp;
  readonly url: string;
  readonly store: EventStore;
  stop(): Promise<void>;
}

/** `replaced`: with a part in the place of the program's own. */
async function anotherOver(
  harness: ApiHarness,
  replaced?: (store: EventStore) => ApiOptions['replaced'],
): Promise<Instance> {
  const { options } = harness.source;
  if (options.type !== 'postgres' || options.url === undefined) throw new Error('the harness runs on PostgreSQL');
  const { url } = options;
  const store = new PostgresEventStore({ url, clock: harness.clock });
  const entities = [...peopleEntities, ...readModelEntities];
  const source = await createDataSource({ url, applicationName: 'another' }, { entities }).initialize();
  const screens = await openReaderSource({ url, applicationName: 'another-screens' }, { entities: readModelEntities });
  const pool = createPool({ url, applicationName: 'another-pool' });
  const error = (_: object, message: string): number => harness.faults.push(message);
  const log = { info: () => undefined, warn: () => undefined, error };
  const parts = { source, screens, pool, store, clock: harness.clock, log, signIn: { sealer: testSealer } };
  const api = await createApiApp({ ...parts, replaced: replaced?.(store) });
  return {
    api,
    url: await api.listen({ host: '127.0.0.1', port: 0 }),
    store,
    stop: async () => {
      await api.close();
      await store.close();
      await Promise.all([pool.end(), source.destroy(), screens.destroy()]);
    },
  };
}

let harness: ApiHarness;
let admin: ApiClient;
beforeAll(async () => {
  harness = await startApi();
  await registerProvince(harness);
  const person = uuidV5('quản trị của hai nơi');
  admin = new ApiClient(harness.url, await harness.token({ person, role: 'admin', unit: null }));
});
afterAll(() => harness.stop());

const lasting = '2030-01-01T00:00:00.000Z';

/** What the other program answers before a role is given, after, and after it has ended, asked again and again. */
async function answersAround(other: Instance, person: string): Promise<number[]> {
  const holder = { person, role: 'officer', unit: finance };
  const { token } = await harness.tokens.mint({ ...holder, at: harness.clock.now(), expiresAt: lasting });
  const there = new ApiClient(other.url, token);
  const answers: number[] = [];
  const ask = async (): Promise<void> => {
    for (let time = 0; time < 2; time += 1) answers.push((await there.get('/api/v1/session')).status);
  };
  await ask();
  const given = await admin.post('/api/v1/grants', holder);
  await ask();
  await admin.post(`/api/v1/grants/${given.body.id}/end`, { reason: 'Chuyển công tác' });
  await ask();
  return answers;
}

const AT_THE_NEXT_REQUEST = [401, 401, 200, 200, 401, 401];

/** The seeded bug: a role that was held is taken to be held. */
class Remembering extends Standings {
  private readonly held = new Map<string, Standing>();

  override async of(claim: Claim, now: string): Promise<Standing> {
    const key = JSON.stringify(claim);
    const known = this.held.get(key) ?? (await super.of(claim, now));
    if (known.held) this.held.set(key, known);
    return known;
  }
}

describe('of two programs over one database, the other', () => {
  let other: Instance;
  beforeAll(async () => (other = await anotherOver(harness)));
  afterAll(() => other.stop());

  it('lets a role in and refuses it at the next request', async () => {
    expect(await answersAround(other, uuidV5('người ở hai nơi'))).toEqual(AT_THE_NEXT_REQUEST);
  });

  it('refuses a revoked token at the next request', async () => {
    const holder = { person: uuidV5('có mã ở hai nơi'), role: 'officer', unit: finance };
    await harness.token(holder);
    const at = harness.clock.now();
    const { id, token } = await harness.tokens.mint({ ...holder, at, expiresAt: lasting });
    const there = new ApiClient(other.url, token);
    expect((await there.get('/api/v1/session')).status).toBe(200);
    await harness.tokens.revoke(id, at);
    expect((await there.get('/api/v1/session')).status).toBe(401);
  });

  it('refuses an ended session at the next request', async () => {
    const holder = { person: uuidV5('có phiên ở hai nơi'), role: 'officer', unit: finance };
    await harness.token(holder);
    const sessions = new SessionStore(harness.source);
    const at = harness.clock.now();
    const lasts = { idle: 3_600, whole: 3_600 };
    const rest = { method: 'password', secondFactor: false, agent: null, lasts, at } as const;
    const { id, secret } = await sessions.begin({ ...holder, ...rest });
    const there = new ApiClient(other.url, undefined);
    const cookie = { cookie: `dondoc-session=${secret}` };
    expect((await there.get('/api/v1/session', cookie)).status).toBe(200);
    await sessions.end(id, { person: holder.person, because: 'revoked', at });
    expect((await there.get('/api/v1/session', cookie)).status).toBe(401);
  });
});

describe('a program that remembers who held a role', () => {
  it('is found out', async () => {
    const replaced = (store: EventStore) => [{ provide: Standings, useValue: new Remembering(store) }];
    const forgetful = await anotherOver(harness, replaced);
    try {
      expect(await answersAround(forgetful, uuidV5('người được nhớ'))).toEqual([401, 401, 200, 200, 200, 200]);
    } finally {
      await forgetful.stop();
    }
  });
});
