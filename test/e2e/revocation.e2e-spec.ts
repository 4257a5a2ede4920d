/**
 * What was taken away is gone at once: for a session in its middle, for an open event stream, and for what waits in a queue. Each of the
 * three has the bug beside it that it must catch.
 */
import type { CommandAnswer, Problem, Session } from '#contracts';
import { Standings } from '#application';
import { DEFAULT_POLICY, VIETNAM_CALENDAR } from '#domain';
import type { EventStore } from '#event-store';
import { OFFICE_DAY, openAccounts, openQueueBackend, type QueueBackend, uuidV5 } from '#platform';
import { Admission, type Admitted } from '../../apps/api/src/access/admission.js';
import { Credentials } from '../../apps/api/src/access/credentials.js';
import { ACCOUNTS, CLOCK, EVENT_STORE } from '../../apps/api/src/api.options.js';
import type { ApiRequest } from '../../apps/api/src/http/api.request.js';
import { recorded } from '../support/automation-readings.js';
import { world, worldAddresses } from '../support/automation-world.js';
import { eventually } from '../support/eventually.js';
import { createTestDatabase } from '../support/postgres.js';
import { startRedis, type TestRedis } from '../support/redis.js';
import { runningWorker } from '../support/running-worker.js';
import { openMailbox, type SmtpReply } from '../support/smtp-capture.js';
import { suiteNeeding } from '../support/suite-needing.js';
import { testSealer } from '../support/test-sealer.js';
import { ApiClient } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { CookieBrowser } from './cookie.browser.js';
import { sessionCookie } from './door.scene.js';
import { EventStreamReader } from './event-stream.reader.js';
import { office, registerProvince } from './register.examples.js';

const person = uuidV5('người sắp hết vai trò');

interface Scene {
  readonly harness: ApiHarness;
  readonly admin: ApiClient;
  /** The person's role. */
  readonly grant: CommandAnswer;
  /** Ends it. */
  end(): Promise<CommandAnswer>;
}

async function openScene(replaced: Parameters<typeof startApi>[0] = {}): Promise<Scene> {
  const harness = await startApi({ limits: { heartbeatMs: 50 }, ...replaced });
  await registerProvince(harness);
  const token = await harness.token({ person: uuidV5('một quản trị'), role: 'admin', unit: null });
  const admin = new ApiClient(harness.url, token);
  const { body: grant } = await admin.post('/api/v1/grants', { person, role: 'coordinator', unit: office });
  const end = async () => (await admin.post(`/api/v1/grants/${grant.id}/end`, { reason: 'Chuyển công tác' })).body;
  return { harness, admin, grant, end };
}

/** A browser in which the person is signed in. */
async function signedIn({ harness }: Scene): Promise<CookieBrowser> {
  const nothing = { roles: { of: () => Promise.resolve([]) }, wordsAbout: () => Promise.resolve([]) };
  const { source, clock } = harness;
  const { sessions } = openAccounts({ source, clock, sealer: testSealer, ...nothing });
  const { secret } = await sessions.begin({
    person,
    role: 'coordinator',
    unit: office,
    method: 'password',
    secondFactor: false,
    agent: null,
    lasts: OFFICE_DAY,
    at: harness.clock.now(),
  });
  const browser = new CookieBrowser(harness.url);
  browser.keep(sessionCookie, secret);
  return browser;
}

/** The status of a session's request before its role was ended, and after. */
async function inMidSession(scene: Scene): Promise<readonly number[]> {
  const browser = await signedIn(scene);
  const before = (await browser.get<Session>('/api/v1/session')).status;
  await scene.end();
  return [before, (await browser.get<Problem>('/api/v1/session')).status];
}

/** Positions at and after the end of the role that a stream told of. */
async function inOpenStream(scene: Scene): Promise<{ readonly told: readonly number[]; readonly ended: boolean }> {
  const claim = { person, role: 'coordinator', unit: office, at: scene.harness.clock.now() };
  const { token } = await scene.harness.tokens.mint({ ...claim, expiresAt: '2030-01-01T00:00:00.000Z' });
  const reader = await EventStreamReader.open(`${scene.harness.url}/api/v1/events`, {
    authorization: `Bearer ${token}`,
  });
  const clerk = new ApiClient(scene.harness.url, token);
  const draft = (number: string) => ({
    kind: 'plan',
    number,
    issuedOn: '2025-02-20',
    issuer: 'Tỉnh ủy',
    abstract: 'Kế hoạch',
    secrecy: 'open',
    ownerUnit: office,
  });
  const heard = (position: number): boolean => reader.events.some(({ id }) => id === String(position));
  const first = await clerk.post('/api/v1/directives', draft('1/KH'));
  await eventually(() => heard(first.body.position));
  const other = await scene.harness.token({ person: uuidV5('đồng nghiệp'), role: 'coordinator', unit: office });
  const { position } = await scene.end();
  const later = await new ApiClient(scene.harness.url, other).post('/api/v1/directives', draft('2/KH'));
  await eventually(() => reader.ended || heard(later.body.position));
  return { told: reader.events.map(({ id }) => Number(id)).filter((id) => id >= position), ended: reader.ended };
}

describe('a role that was ended', () => {
  it('is none at the next request of a session', async () => {
    const scene = await openScene();
    expect(await inMidSession(scene).finally(() => scene.harness.stop())).toEqual([200, 401]);
  });

  it('ends an open stream before it tells what was recorded since', async () => {
    const scene = await openScene();
    expect(await inOpenStream(scene).finally(() => scene.harness.stop())).toEqual({ told: [], ended: true });
  });
});

describe('the seeded bug', () => {
  /** Knows of a claim what it knew the first time. */
  class Remembering extends Standings {
    private readonly known = new Map<string, ReturnType<Standings['of']>>();

    override of(...asked: Parameters<Standings['of']>): ReturnType<Standings['of']> {
      const key = JSON.stringify([asked[0].person, asked[0].role, asked[0].unit]);
      const known = this.known.get(key) ?? super.of(...asked);
      this.known.set(key, known);
      return known;
    }
  }

  it('of standings that are remembered shows in the session', async () => {
    const remembering = { provide: Standings, useFactory: (store: EventStore) => new Remembering(store) };
    const scene = await openScene({ replaced: [{ ...remembering, inject: [EVENT_STORE] }] });
    expect(await inMidSession(scene).finally(() => scene.harness.stop())).toEqual([200, 200]);
  });

  /** Whom it let in once it lets listen. */
  class Trusting extends Admission {
    private readonly admitted = new WeakMap<ApiRequest, Admitted>();

    override async admit(request: ApiRequest): Promise<Admitted> {
      const admitted = await super.admit(request);
      this.admitted.set(request, admitted);
      return admitted;
    }

    override stillAdmits(request: ApiRequest): Promise<Admitted | undefined> {
      return Promise.resolve(this.admitted.get(request));
    }
  }

  it('of a stream that is asked about once shows in the stream', async () => {
    const trusting = {
      provide: Admission,
      useFactory: (...parts: ConstructorParameters<typeof Admission>) => new Trusting(...parts),
      inject: [Credentials, Standings, ACCOUNTS, CLOCK],
    };
    const scene = await openScene({ replaced: [trusting] });
    const { told, ended } = await inOpenStream(scene).finally(() => scene.harness.stop());
    expect([told.length > 0, ended]).toEqual([true, false]);
  });
});

/** Thursday; on the Monday after it there are a digest for the unit's head and a page for the leaders. */
const thursday = '2025-04-10T00:30:00.000Z';
const monday = '2025-04-14T00:30:00.000Z';
const { scienceHead, leader, fieldLeader } = world.people;
const addressOf = (id: string): string => worldAddresses.get(id)?.email ?? id;

interface Told {
  readonly mails: readonly string[];
  readonly dropped: readonly string[];
}

/** Whom the mails of the morning reached that waited while the head and the leader lost their posts, and why others were dropped. */
async function ofQueuedNotices(open: (url: string) => Promise<QueueBackend>, blind = false): Promise<Told> {
  const database = await createTestDatabase();
  let refuse: () => SmtpReply | undefined = () => ({ code: 451, words: 'later' });
  const mailbox = await openMailbox({ refuse: () => refuse() });
  const queues = await open(database.url);
  const running = await runningWorker({ url: database.url, start: thursday, mailbox, queues });
  try {
    await running.hands.found({ calendar: VIETNAM_CALENDAR, policy: DEFAULT_POLICY });
    await running.hands.issue({ ordinal: '1', due: '2025-04-15' });
    const worker = blind ? await running.another({ store: forgetful(running.store) }) : running.worker;
    await worker.start();
    running.clock.set(monday);
    const failed = async (): Promise<number> => (await recorded(running, 'NoticeFailed')).length;
    // The head's digest, and the pages of the leader and of the field leader.
    await eventually(async () => (await failed()) >= 3, { within: 40_000, what: 'three refused messages' });
    await running.hands.vacate(world.science, 'unitHead', scienceHead);
    await running.hands.vacate(world.office, 'leader', leader);
    refuse = () => undefined;
    running.clock.set('2025-04-14T03:00:00.000Z');
    await eventually(
      async () =>
        (await recorded(running, 'NoticeSent')).length + (await recorded(running, 'NoticeDropped')).length >= 3,
      { within: 40_000, what: 'three settled messages' },
    );
    return {
      mails: mailbox.mails().map(({ to }) => to),
      dropped: (await recorded(running, 'NoticeDropped')).map(({ reason }) => reason),
    };
  } finally {
    await running.stop();
    await queues.close();
    await running.close();
    await mailbox.close();
    await database.drop();
  }
}

/** The seeded bug: of units it knows who had a post, and not that one was vacated. */
function forgetful(store: EventStore): EventStore {
  return new Proxy(store, {
    get(target, name, receiver) {
      if (name !== 'readStreams') {
        const value: unknown = Reflect.get(target, name, receiver);
        return typeof value === 'function' ? value.bind(target) : value;
      }
      return async (streams: readonly string[]) => {
        const read = await target.readStreams(streams);
        return new Map([...read].map(([id, events]) => [id, events.filter(({ type }) => type !== 'PostVacated')]));
      };
    },
  });
}

function forgetsNobody(open: (url: string) => Promise<QueueBackend>): void {
  it('is not told by a digest or a page of the week that waited meanwhile', async () => {
    const { mails, dropped } = await ofQueuedNotices(open);
    expect(mails).not.toContain(addressOf(scienceHead));
    expect(mails).not.toContain(addressOf(leader));
    expect(mails).toContain(addressOf(fieldLeader));
    expect(dropped).toEqual(['no-longer-entitled', 'no-longer-entitled']);
  });
}

describe('whoever lost a post, with jobs in PostgreSQL', () => {
  const open = (databaseUrl: string) => openQueueBackend('postgres', { databaseUrl });
  forgetsNobody(open);

  it('is told where the bug is that the log is not read again', async () => {
    const { mails } = await ofQueuedNotices(open, true);
    expect(mails).toEqual(expect.arrayContaining([addressOf(scienceHead), addressOf(leader)]));
  });
});

suiteNeeding('redis-server', 'whoever lost a post, with jobs in Redis', () => {
  let redis: TestRedis | undefined;
  beforeAll(async () => (redis = await startRedis()));
  afterAll(() => redis?.stop());
  forgetsNobody(() => openQueueBackend('redis', { redisUrl: redis?.url }));
});
