/** Sessions over HTTP: how they end, what another site's page can do with them, and the account behind them. */
import type { OpenSessions, Problem, Session } from '#contracts';
import { eventually } from '../support/eventually.js';
import { ApiClient, type Answer } from './api.client.js';
import type { CookieBrowser } from './cookie.browser.js';
import { administrator, type DoorScene, openDoor, password, sessionCookie, wrong } from './door.scene.js';
import { EventStreamReader } from './event-stream.reader.js';
import { coordinator, finance, financeHead, office } from './register.examples.js';

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
});
beforeEach(() => door.calm());
afterAll(() => door.harness.stop());

describe('a session', () => {
  it('is never the one that somebody planted before the sign-in', async () => {
    const at = browser();
    const planted = `dds_${'A'.repeat(43)}`;
    at.keep(sessionCookie, planted);
    await enter(at);
    expect(at.cookie(sessionCookie)).not.toBe(planted);
    const victim = await inside('lan.nguyen');
    const known = victim.cookie(sessionCookie) ?? '';
    await enter(victim);
    const thief = browser();
    thief.keep(sessionCookie, known);
    expect(await whoAmI(thief)).toMatchObject({ status: 401 });
  });

  it('is worth nothing to a thief after the sign-out', async () => {
    const at = await inside();
    const thief = browser();
    thief.keep(sessionCookie, at.cookie(sessionCookie) ?? '');
    expect(await whoAmI(thief)).toMatchObject({ status: 200 });
    expect(await at.delete('/api/v1/session')).toMatchObject({ status: 200, body: { ended: 1 } });
    expect(at.cookie(sessionCookie)).toBeUndefined();
    expect(await whoAmI(thief)).toMatchObject({ status: 401 });
  });

  it('ends after an hour alone, and after twelve hours of work', async () => {
    const idle = await inside();
    door.harness.clock.advance(60 * 60_000);
    expect(await whoAmI(idle)).toMatchObject({ status: 401 });
    const busy = await inside();
    for (let twenty = 0; twenty < 35; twenty += 1) {
      door.harness.clock.advance(20 * 60_000);
      expect(await whoAmI(busy)).toMatchObject({ status: 200 });
    }
    door.harness.clock.advance(20 * 60_000);
    expect(await whoAmI(busy)).toMatchObject({ status: 401 });
  });

  it('switches to a role that the person holds, under a new secret, and to no other', async () => {
    const at = await inside('lan.nguyen');
    const before = at.cookie(sessionCookie);
    expect(await at.post('/api/v1/session/role', { role: 'officer', unit: finance })).toMatchObject({ status: 200 });
    expect(at.cookie(sessionCookie)).not.toBe(before);
    expect(await whoAmI(at)).toMatchObject({ body: { role: 'officer' } });
    for (const other of [
      { role: 'admin', unit: null },
      { role: 'officer', unit: office },
      { role: 'unitHead', unit: null },
    ])
      expect(await at.post('/api/v1/session/role', other)).toMatchObject({
        status: 403,
        body: { code: 'role-not-held' },
      });
  });

  it('is listed to its owner, who ends one, or all the others; another person’s is not found', async () => {
    await door.harness.source.query('update access.session set ended_at = now() where ended_at is null');
    const [here, there, further] = [await inside(), await inside(), await inside()];
    const { body } = await here.get<OpenSessions>('/api/v1/sessions');
    expect(body.items).toHaveLength(3);
    expect(body.items.filter(({ current }) => current)).toHaveLength(1);
    const idOf = async (at: CookieBrowser): Promise<string> => (await whoAmI(at)).body.session ?? '';
    const stranger = await inside('lan.nguyen');
    expect(await stranger.delete(`/api/v1/sessions/${await idOf(there)}`)).toMatchObject({ status: 404 });
    expect(await here.delete(`/api/v1/sessions/${await idOf(there)}`)).toMatchObject({ status: 200 });
    expect(await whoAmI(there)).toMatchObject({ status: 401 });
    expect(await here.delete('/api/v1/sessions')).toMatchObject({ body: { ended: 1 } });
    expect(await whoAmI(further)).toMatchObject({ status: 401 });
    expect(await whoAmI(here)).toMatchObject({ status: 200 });
  });

  it('ends in mid-stream when an administrator says so', async () => {
    const at = await inside();
    const cookie = `${sessionCookie}=${at.cookie(sessionCookie) ?? ''}`;
    const stream = await EventStreamReader.open(`${door.harness.url}/api/v1/events`, { cookie });
    const admin = new ApiClient(
      door.harness.url,
      await door.harness.token({ person: administrator, role: 'admin', unit: null }),
    );
    const revoked = await fetch(`${door.harness.url}/api/v1/people/${coordinator}/sessions`, {
      method: 'DELETE',
      headers: {
        authorization: `Bearer ${await door.harness.token({ person: administrator, role: 'admin', unit: null })}`,
      },
    });
    expect(revoked.status).toBe(200);
    await eventually(() => stream.ended);
    expect(await whoAmI(at)).toMatchObject({ status: 401 });
    expect(await admin.get('/api/v1/session')).toMatchObject({ status: 200, body: { session: null, roles: [] } });
  });
});

describe('another site’s page', () => {
  const attack = { 'content-type': 'application/json' };

  it.each([
    ['without the header of ours', { 'sec-fetch-site': 'same-origin' }],
    ['from elsewhere', { 'x-requested-by': 'dondoc', origin: 'https://evil.example' }],
    ['from a neighbour under the same domain', { 'x-requested-by': 'dondoc', 'sec-fetch-site': 'same-site' }],
    ['from a sandboxed frame', { 'x-requested-by': 'dondoc', origin: 'null' }],
  ])('changes nothing with the cookie: %s', async (_, headers) => {
    const at = await inside();
    for (const path of ['/api/v1/directives', '/api/v1/session/role', '/api/v1/account/password'])
      expect(await at.post(path, {}, { ...attack, ...headers })).toMatchObject({
        status: 403,
        body: { code: 'origin-refused' },
      });
    expect(await at.delete('/api/v1/session', headers)).toMatchObject({ status: 403 });
    expect(await whoAmI(at)).toMatchObject({ status: 200 });
  });

  it('signs nobody in', async () => {
    const refused = await browser().post('/api/v1/session', { login: 'van.phong', password }, attack);
    expect(refused).toMatchObject({ status: 403, body: { code: 'origin-refused' } });
  });

  it('does not concern a program, which shows a token', async () => {
    const token = await door.harness.token({ person: coordinator, role: 'coordinator', unit: office });
    expect(await new ApiClient(door.harness.url, token).post('/api/v1/directives', {})).toMatchObject({ status: 422 });
  });
});

describe('an account', () => {
  it('changes its password within a session, and every other session ends', async () => {
    const [here, there] = [await inside('lan.nguyen'), await inside('lan.nguyen')];
    const next = 'giếng-nước-gốc-đa-91';
    const change = (current: string, chosen: string) =>
      here.post<Problem>('/api/v1/account/password', { current, next: chosen });
    expect(await change(wrong, next)).toMatchObject({ status: 401 });
    expect(await change(password, 'password1234')).toMatchObject({ status: 422, body: { code: 'password-weak' } });
    expect(await change(password, next)).toMatchObject({ status: 200 });
    expect(await whoAmI(here)).toMatchObject({ status: 200 });
    expect(await whoAmI(there)).toMatchObject({ status: 401 });
    expect(await change(next, password)).toMatchObject({ status: 200 });
  });

  it('is not changed by whoever has a token of it only', async () => {
    const token = await door.harness.token({ person: financeHead, role: 'unitHead', unit: finance });
    const client = new ApiClient(door.harness.url, token);
    for (const [path, body] of [
      ['/api/v1/account/password', { current: password, next: password }],
      ['/api/v1/account/second-factor', { password }],
      ['/api/v1/session/role', { role: 'officer', unit: finance }],
    ] as const)
      expect(await client.post(path, body)).toMatchObject({ status: 409, body: { code: 'session-needed' } });
  });
});
