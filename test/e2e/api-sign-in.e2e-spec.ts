/** The door over HTTP: signing in, and what people try who are not let in. */
import type { Problem, SecondFactorOffer, Session, SignInAnswer } from '#contracts';
import { stepOf, totpAt } from '#platform';
import type { Answer } from './api.client.js';
import type { CookieBrowser } from './cookie.browser.js';
import { type DoorScene, openDoor, password, sessionCookie, wrong } from './door.scene.js';
import { coordinator, financeHead, leader, office } from './register.examples.js';

let door: DoorScene;
const { browser, enter, inside } = {
  browser: (): CookieBrowser => door.browser(),
  enter: (...given: Parameters<DoorScene['enter']>) => door.enter(...given),
  inside: (login?: string) => door.inside(login),
};
const whoAmI = (at: CookieBrowser): Promise<Answer<Session>> => at.get<Session>('/api/v1/session');

beforeAll(async () => {
  door = await openDoor();
  await door.choosePassword(coordinator);
  await door.choosePassword(financeHead);
  await door.choosePassword(leader);
});
beforeEach(() => door.calm());
afterAll(() => door.harness.stop());

describe('a sign-in', () => {
  it('gives a cookie that no script reads and no other site sends, and the session behind it', async () => {
    const at = browser();
    const { headers } = await enter(at);
    const [session = '', device = ''] = headers.getSetCookie();
    expect(session).toMatch(/^dondoc-session=dds_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(device).toContain('HttpOnly');
    expect(await whoAmI(at)).toMatchObject({
      status: 200,
      body: {
        person: { id: coordinator },
        role: 'coordinator',
        unit: { id: office },
        roles: [{ role: 'coordinator' }],
      },
    });
  });

  it('is a __Host- cookie over TLS, and the other name then opens nothing', async () => {
    const proxied = { 'x-forwarded-proto': 'https', 'x-requested-by': 'dondoc' };
    const behind = await openDoor({ trustedProxies: 'loopback' });
    try {
      expect(await behind.choosePassword(coordinator, proxied)).toBe(200);
      const at = behind.browser();
      const { headers } = await at.post('/api/v1/session', { login: 'van.phong', password }, proxied);
      expect(headers.getSetCookie()[0]).toMatch(
        /^__Host-dondoc=dds_[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
      expect(await at.get('/api/v1/session', proxied)).toMatchObject({ status: 200 });
      const planted = behind.browser();
      planted.keep(sessionCookie, at.cookie('__Host-dondoc') ?? '');
      expect(await planted.get('/api/v1/session', proxied)).toMatchObject({ status: 401 });
    } finally {
      await behind.harness.stop();
    }
  });

  it('is refused where the password would travel in clear', async () => {
    const forwarded = { 'x-forwarded-for': '203.0.113.7', 'x-requested-by': 'dondoc' };
    const refused = await browser().post('/api/v1/session', { login: 'van.phong', password }, forwarded);
    expect(refused).toMatchObject({ status: 403, body: { code: 'transport-open' } });
  });

  it('answers an unknown login as it answers a wrong password, letter by letter', async () => {
    const answers = await Promise.all([enter(browser(), 'nobody.here', wrong), enter(browser(), 'van.phong', wrong)]);
    const told = answers.map(({ status, body: { correlation, ...body } }) => ({
      status,
      body,
      same: correlation !== '',
    }));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
    expect(answers.map(({ headers }) => [...headers.keys()].sort())[0]).toEqual(
      answers.map(({ headers }) => [...headers.keys()].sort())[1],
    );
  });

  it('takes ten thousand tries with a bounded amount of work, of rows and of record', async () => {
    const tries = Array.from({ length: 10_000 }, (_, index) => index);
    const before = door.accounts.hasher.verifications;
    const from = (index: number) => ({ address: `198.51.100.${index % 4}`, agent: null, device: null });
    const refusals = await Promise.all(
      Array.from({ length: 64 }, async (_, lane) => {
        let refused = 0;
        for (const index of tries.filter((each) => each % 64 === lane)) {
          const login = index % 2 === 0 ? 'van.phong' : `nobody.${index % 100}`;
          const step = await door.accounts.signIn.withPassword(login, wrong, from(index));
          if (step.status === 'refused') refused += 1;
        }
        return refused;
      }),
    );
    expect(refusals.reduce((sum, refused) => sum + refused, 0)).toBe(10_000);
    // Four addresses, fifty tries each that cost nothing, and the one that begins the pause.
    expect(door.accounts.hasher.verifications - before).toBeLessThanOrEqual(4 * 51);
    const [{ attempts, records } = { attempts: 0, records: 0 }] = await door.harness.source.query<
      { attempts: number; records: number }[]
    >(
      `select (select count(*)::int from access.attempt) as attempts,
              (select count(*)::int from access.record where kind = 'sign-in-refused') as records`,
    );
    expect(attempts).toBeLessThanOrEqual(4 + 51);
    expect(records).toBeLessThanOrEqual(4 * 2 + 2);
    door.harness.clock.advance(16 * 60_000);
    expect(await enter(browser())).toMatchObject({ status: 200 });
  }, 300_000);
});

describe('the second factor', () => {
  const codeNow = (secret: string): string => totpAt(secret, stepOf(door.harness.clock.now()));

  it('is set up before a leader’s first session, then asked for, and no code is good twice', async () => {
    const first = browser();
    const { body: step } = await enter(first, 'lanh.dao');
    expect(step).toMatchObject({ status: 'second-factor-enrolment', recoveryCodes: null });
    expect(await whoAmI(first)).toMatchObject({ status: 401 });
    const { ticket } = step;
    const offer = await first.post<SecondFactorOffer>('/api/v1/session/second-factor/offer', { ticket });
    const code = codeNow(offer.body.secret);
    const confirmed = await first.post<SignInAnswer>('/api/v1/session/second-factor/confirm', { ticket, code });
    expect(confirmed.body).toMatchObject({ status: 'signed-in' });
    expect(confirmed.body.recoveryCodes).toHaveLength(10);
    expect(await whoAmI(first)).toMatchObject({ body: { role: 'leader', secondFactor: true } });

    const again = browser();
    const second = await enter(again, 'lanh.dao');
    expect(second.body.status).toBe('second-factor');
    const answer = (given: string) =>
      again.post<Problem>('/api/v1/session/second-factor', { ticket: second.body.ticket, code: given });
    expect(await answer(code)).toMatchObject({ status: 401, body: { code: 'sign-in-refused' } });
    door.harness.clock.advance(30_000);
    expect(await answer(codeNow(offer.body.secret))).toMatchObject({ status: 200 });
  });

  it('is asked for before a role that needs it, within a session that began without', async () => {
    const at = await inside('lan.nguyen');
    await door.give(financeHead, 'leader', null);
    const switched = await at.post('/api/v1/session/role', { role: 'leader', unit: null });
    expect(switched).toMatchObject({ status: 403, body: { code: 'second-factor-needed' } });
    const offer = await at.post<SecondFactorOffer>('/api/v1/account/second-factor', { password });
    expect(await at.post('/api/v1/account/second-factor', { password: wrong })).toMatchObject({ status: 401 });
    await at.post('/api/v1/account/second-factor/confirm', { code: codeNow(offer.body.secret) });
    expect(await at.post('/api/v1/session/role', { role: 'leader', unit: null })).toMatchObject({ status: 200 });
    expect(await whoAmI(at)).toMatchObject({ body: { role: 'leader', unit: null } });
  });
});
