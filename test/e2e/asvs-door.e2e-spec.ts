/**
 * What the door owes beyond its own suites: proxies that are believed and callers who pretend to be one, tokens in clear, resets that keep
 * the second factor, the pace of requests. The numbers of OWASP ASVS that rest on these tests stand in docs/asvs.
 */
import type { Problem, SecondFactorOffer, Session, SignInAnswer } from '#contracts';
import { Standings } from '#application';
import { stepOf, totpAt } from '#platform';
import { type Answer, ApiClient, type Sent } from './api.client.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { administrator, type DoorScene, openDoor, password, wrong } from './door.scene.js';
import { coordinator, leader, office, registerProvince } from './register.examples.js';

let door: DoorScene;

beforeAll(async () => {
  door = await openDoor({ trustedProxies: '127.0.0.0/8' });
  await door.choosePassword(coordinator);
});
beforeEach(() => door.calm());
afterAll(() => door.harness.stop());

const pageOfOurs = { 'x-requested-by': 'dondoc', 'sec-fetch-site': 'same-origin' };
/** As a page of ours sends it through a proxy that speaks TLS. */
const proxied = { ...pageOfOurs, 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.20' };

describe('a proxy that is trusted', () => {
  const through = (chain: string) => ({ ...pageOfOurs, 'x-forwarded-proto': 'https', 'x-forwarded-for': chain });
  const addresses = async (): Promise<string[]> => {
    const rows = await door.harness.source.query<{ key: string }[]>('select key from access.attempt order by key');
    return rows.map(({ key }) => key);
  };

  it('names the caller, and what the caller wrote before it counts for nothing', async () => {
    const login = 'van.phong';
    for (const invented of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      await door.browser().post('/api/v1/session', { login, password: wrong }, through(`${invented}, 203.0.113.9`));
    const first = await addresses();
    await door.browser().post('/api/v1/session', { login, password: wrong }, through('203.0.113.9'));
    expect(await addresses()).toEqual(first);
    await door.browser().post('/api/v1/session', { login, password: wrong }, through('203.0.113.10'));
    expect((await addresses()).length).toBeGreaterThan(first.length);
  });
});

describe('a caller who is no proxy', () => {
  let plain: DoorScene;
  beforeAll(async () => {
    plain = await openDoor();
    await plain.choosePassword(coordinator);
  });
  afterAll(() => plain.harness.stop());

  it('is not believed about the scheme, the address or the host', async () => {
    const pretended = {
      ...pageOfOurs,
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '127.0.0.1',
      forwarded: 'proto=https',
    };
    const refused = await plain.browser().post<Problem>('/api/v1/session', { login: 'van.phong', password }, pretended);
    expect(refused).toMatchObject({ status: 403, body: { code: 'transport-open' } });
    const { headers } = await new ApiClient(plain.harness.url, undefined).get('/health/live', pretended);
    expect(headers.get('strict-transport-security')).toBeNull();
    const host = {
      'x-forwarded-host': 'evil.example',
      'x-original-url': '/api/v1/demo',
      'x-http-method-override': 'DELETE',
    };
    const answer = await new ApiClient(plain.harness.url, undefined).get<string>('/health/live', host);
    expect(answer.status).toBe(200);
    expect(JSON.stringify([...answer.headers]) + JSON.stringify(answer.body)).not.toContain('evil.example');
  });

  it('is not served with a token that came in clear', async () => {
    const token = await plain.harness.token({ person: coordinator, role: 'coordinator', unit: office });
    const client = new ApiClient(plain.harness.url, token);
    expect(await client.get('/api/v1/session')).toMatchObject({ status: 200 });
    const elsewhere = { 'x-forwarded-for': '203.0.113.7' };
    expect(await client.get('/api/v1/session', elsewhere)).toMatchObject({
      status: 403,
      body: { code: 'transport-open' },
    });
  });
});

describe('what happens at the door', () => {
  it('stands in the record with its kind, whether it succeeded or not', async () => {
    const at = door.browser();
    const credentials = (given: string) => ({ login: 'van.phong', password: given });
    await at.post('/api/v1/session', credentials(wrong), proxied);
    await at.post('/api/v1/session', credentials(password), proxied);
    await at.delete('/api/v1/session', proxied);
    const rows = await door.harness.source.query<{ kind: string }[]>('select distinct kind from access.record');
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['sign-in-refused', 'signed-in', 'signed-out', 'password-set', 'account-reset']),
    );
  });
});

describe('one’s other sessions', () => {
  it('are ended only by whoever has just shown who they are', async () => {
    const signedIn = async () => {
      const at = door.browser();
      await at.post('/api/v1/session', { login: 'van.phong', password }, proxied);
      return at;
    };
    const [stolen, other] = [await signedIn(), await signedIn()];
    const { body } = await other.get<Session>('/api/v1/session', proxied);
    door.harness.clock.advance(16 * 60_000);
    for (const path of ['/api/v1/sessions', `/api/v1/sessions/${body.session}`])
      expect(await stolen.delete(path, proxied)).toMatchObject({ status: 403, body: { code: 'sign-in-again' } });
    expect(await other.get('/api/v1/session', proxied)).toMatchObject({ status: 200 });
    const again = await signedIn();
    expect(await again.delete(`/api/v1/sessions/${body.session}`, proxied)).toMatchObject({ status: 200 });
    expect(await other.get('/api/v1/session', proxied)).toMatchObject({ status: 401 });
    const token = await door.harness.token({ person: coordinator, role: 'coordinator', unit: office });
    const byToken = await fetch(`${door.harness.url}/api/v1/sessions`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(byToken.status).toBe(409);
  });
});

describe('the measures of the program', () => {
  it('are for this machine, and from elsewhere for an administrator', async () => {
    const read = (token: string | undefined) => new ApiClient(door.harness.url, token).get('/metrics', proxied);
    expect(await read(undefined)).toMatchObject({ status: 401 });
    const clerk = await door.harness.token({ person: coordinator, role: 'coordinator', unit: office });
    expect(await read(clerk)).toMatchObject({ status: 403 });
    const admin = await door.harness.token({ person: administrator, role: 'admin', unit: null });
    expect(await read(admin)).toMatchObject({ status: 200 });
  });
});

describe('a part that admission needs and that is away', () => {
  it('admits nobody while it is away', async () => {
    const broken = { of: () => Promise.reject(new Error('the log is away')) };
    const harness = await startApi({ replaced: [{ provide: Standings, useValue: broken }] });
    try {
      await registerProvince(harness);
      const token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
      const before = await harness.store.lastPosition();
      const client = new ApiClient(harness.url, token);
      expect((await client.get('/api/v1/units')).status).toBeGreaterThanOrEqual(500);
      expect((await client.post('/api/v1/directives', {})).status).toBeGreaterThanOrEqual(500);
      expect(await harness.store.lastPosition()).toBe(before);
    } finally {
      await harness.stop();
    }
  });
});

describe('a register that has just been made', () => {
  it('has no account, no token and no role that anybody could guess', async () => {
    const fresh: ApiHarness = await startApi();
    try {
      expect(await fresh.source.query('select * from access.account')).toEqual([]);
      expect(await fresh.source.query('select * from access.token')).toEqual([]);
      expect(await fresh.store.lastPosition()).toBe(0);
      for (const login of ['admin', 'root', 'administrator', 'dondoc', 'postgres'])
        expect(
          await new ApiClient(fresh.url, undefined).post('/api/v1/session', { login, password: login }, pageOfOurs),
        ).toMatchObject({ status: 401 });
    } finally {
      await fresh.stop();
    }
  });
});

describe('a password that was forgotten', () => {
  it('is replaced by a link, and the second factor is asked for all the same', async () => {
    const codeNow = (secret: string): string => totpAt(secret, stepOf(door.harness.clock.now()));
    await door.choosePassword(leader, proxied);
    const at = door.browser();
    const { body } = await at.post<SignInAnswer>('/api/v1/session', { login: 'lanh.dao', password }, proxied);
    const offer = await at.post<SecondFactorOffer>(
      '/api/v1/session/second-factor/offer',
      { ticket: body.ticket },
      proxied,
    );
    const code = codeNow(offer.body.secret);
    await at.post('/api/v1/session/second-factor/confirm', { ticket: body.ticket, code }, proxied);

    const { ticket } = await door.accounts.desk.reset(leader, false);
    expect(await door.browser().post('/api/v1/session', { login: 'lanh.dao', password }, proxied)).toMatchObject({
      status: 401,
    });
    await door.browser().post('/api/v1/session/password', { ticket, password }, proxied);
    expect(await door.browser().post('/api/v1/session', { login: 'lanh.dao', password }, proxied)).toMatchObject({
      body: { status: 'second-factor' },
    });
    expect(await door.browser().post('/api/v1/session/password', { ticket, password }, proxied)).toMatchObject({
      status: 401,
    });
  });
});

describe('whoever asks without end', () => {
  it('is told to come again, while everybody else is served', async () => {
    const harness = await startApi({
      limits: { requestsPerMinute: 60 },
      signIn: { trustedProxies: '127.0.0.0/8' },
    });
    try {
      await registerProvince(harness);
      const of = async () =>
        new ApiClient(harness.url, await harness.token({ person: coordinator, role: 'coordinator', unit: office }));
      const [greedy, other] = [await of(), await of()];
      const ask = (sent: Sent): Promise<Answer<Problem>[]> =>
        Promise.all(Array.from({ length: 120 }, () => greedy.get<Problem>('/api/v1/session', sent)));
      expect((await ask({})).map(({ status }) => status)).toEqual(Array<number>(120).fill(200));
      const answers = await ask(proxied);
      const refused = answers.filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(20);
      expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(60);
      expect(refused[0]).toMatchObject({ body: { code: 'too-many-requests' } });
      expect(refused[0]?.headers.get('retry-after')).toBe('5');
      expect(await other.get('/api/v1/session', proxied)).toMatchObject({ status: 200 });
      expect(await new ApiClient(harness.url, undefined).get('/health/live')).toMatchObject({ status: 200 });
    } finally {
      await harness.stop();
    }
  });
});

describe('years later', () => {
  it('asks nobody for another password because of its age', async () => {
    const years = 5 * 366 * 86_400_000;
    door.harness.clock.advance(years);
    const credentials = { login: 'van.phong', password };
    expect(await door.browser().post('/api/v1/session', credentials, proxied)).toMatchObject({
      status: 200,
      body: { status: 'signed-in' },
    });
  });
});
