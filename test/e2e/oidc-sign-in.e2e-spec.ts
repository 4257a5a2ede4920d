/** Signing in by a real identity provider, over HTTP from the button to the session. */
import type { Problem, ProviderAddress, Session, SignInAnswer, SignInProvider } from '#contracts';
import { stepOf, totpAt } from '#platform';
import { quietProvider } from '../support/oidc/quiet-provider.js';
import { visitProvider } from '../support/oidc/provider.visitor.js';
import { unchanged } from '../support/oidc/real-provider.js';
import type { Answer } from './api.client.js';
import { CookieBrowser } from './cookie.browser.js';
import { openDoor, sessionCookie } from './door.scene.js';
import { openProviderScene, type ProviderScene, redirectUri } from './provider.scene.js';
import { coordinator, finance, financeHead, leader } from './register.examples.js';

let scene: ProviderScene;
const browser = (): CookieBrowser => scene.door.browser();
const whoAmI = (at: CookieBrowser): Promise<Answer<Session & Problem>> => at.get('/api/v1/session');
const kinds = async (): Promise<string[]> => (await scene.door.accounts.record.list()).map(({ kind }) => kind);

beforeAll(async () => {
  quietProvider();
  scene = await openProviderScene();
});
beforeEach(async () => {
  scene.provider.rewrite = unchanged;
  await scene.door.calm();
});
afterAll(() => scene.stop());

describe('the button', () => {
  it('is told of by its name, and of nothing where there is no provider', async () => {
    expect((await browser().get<SignInProvider>('/api/v1/session/provider')).body).toEqual({ name: 'Tỉnh' });
    const without = await openDoor();
    try {
      expect((await without.browser().get('/api/v1/session/provider')).body).toEqual({ name: null });
      expect(await without.browser().post('/api/v1/session/provider')).toMatchObject({ status: 404 });
      const state = { state: 'x' };
      expect(await without.browser().post('/api/v1/session/provider/return', state)).toMatchObject({ status: 404 });
    } finally {
      await without.harness.stop();
    }
  });

  it('leads to the provider with PKCE, nonce and state, back to the one address that is configured', async () => {
    const forged = { 'x-forwarded-host': 'evil.example', 'x-requested-by': 'dondoc' };
    const begun = await browser().post<ProviderAddress>('/api/v1/session/provider', {}, forged);
    const { searchParams, origin } = new URL(begun.body.url ?? '');
    expect(origin).toBe(scene.provider.issuer);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      response_type: 'code',
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    const [cookie = ''] = begun.headers.getSetCookie();
    expect(cookie).toMatch(/^dondoc-attempt=s1\.[\w.-]+; Max-Age=600; Path=\/;.* HttpOnly; SameSite=Strict$/);
  });

  it('is not pressed by another site’s page', async () => {
    const foreign = { origin: 'https://evil.example', 'x-requested-by': 'dondoc' };
    expect(await browser().post('/api/v1/session/provider', {}, foreign)).toMatchObject({ status: 403 });
    const at = browser();
    const { body } = await scene.begin(at);
    const answer = await visitProvider(body.url ?? '', { login: 'van-phong-there' });
    expect(await scene.come(at, answer, { origin: 'https://evil.example' })).toMatchObject({
      status: 403,
      body: { code: 'origin-refused' },
    });
  });
});

describe('a sign-in by the provider', () => {
  it('ends in a session like any other, on the page that was asked for', async () => {
    const at = browser();
    const { status, body, headers } = await scene.enter(at, { login: 'van-phong-there' }, { returnTo: '/tasks?q=47' });
    expect([status, body.returnTo, body.step.status]).toEqual([200, '/tasks?q=47', 'signed-in']);
    expect(headers.getSetCookie().join('\n')).toMatch(
      /dondoc-session=dds_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict/,
    );
    expect(at.cookie('dondoc-attempt')).toBeUndefined();
    expect((await whoAmI(at)).body).toMatchObject({
      person: { id: coordinator },
      role: 'coordinator',
      secondFactor: false,
    });
    const { body: open } = await at.get<{ items: { method: string }[] }>('/api/v1/sessions');
    expect(open.items.map(({ method }) => method)).toContain('oidc');
  });

  it('begins a new session and ends the one that the browser brought, whoever planted it', async () => {
    const attacker = browser();
    await scene.enter(attacker, { login: 'lan-there' });
    const planted = attacker.cookie(sessionCookie) ?? '';
    const victim = browser();
    victim.keep(sessionCookie, planted);
    await scene.enter(victim, { login: 'van-phong-there' });
    expect(victim.cookie(sessionCookie)).not.toBe(planted);
    expect(await whoAmI(attacker)).toMatchObject({ status: 401 });
    expect((await whoAmI(victim)).body.person.id).toBe(coordinator);
  });

  it('is asked for a second factor where the role needs one and the provider showed none', async () => {
    const at = browser();
    const { body } = await scene.enter(at, { login: 'leader-there' });
    expect(body.step.status).toBe('second-factor-enrolment');
    expect(await whoAmI(at)).toMatchObject({ status: 401 });
    const { ticket } = body.step;
    const offer = await at.post<{ secret: string }>('/api/v1/session/second-factor/offer', { ticket });
    const code = totpAt(offer.body.secret, stepOf(scene.door.harness.clock.now()));
    const confirmed = await at.post<SignInAnswer>('/api/v1/session/second-factor/confirm', { ticket, code });
    expect(confirmed.body.status).toBe('signed-in');
    const { body: open } = await at.get<{ items: { method: string; secondFactor: boolean }[] }>('/api/v1/sessions');
    expect(open.items[0]).toMatchObject({ method: 'oidc', secondFactor: true });
  });

  it('takes the provider’s word for a second factor where the configuration names it', async () => {
    const at = browser();
    expect((await scene.enter(at, { login: 'leader-there', strong: true })).body.step.status).toBe('signed-in');
    expect((await whoAmI(at)).body).toMatchObject({ person: { id: leader }, role: 'leader', secondFactor: true });
  });

  it('leaves outside whom nobody has linked, and says so', async () => {
    const at = browser();
    const { status, body } = await scene.enter(at, { login: 'van.phong@so.example' });
    expect([status, body.code]).toEqual([403, 'identity-unknown']);
    expect(await whoAmI(at)).toMatchObject({ status: 401 });
    expect(await kinds()).toContain('identity-unknown');
  });

  it('is refused to an account that was disabled', async () => {
    await scene.door.accounts.desk.disable(financeHead);
    try {
      expect(await scene.enter(browser(), { login: 'lan-there' })).toMatchObject({
        status: 403,
        body: { code: 'identity-unknown' },
      });
    } finally {
      await scene.door.harness.source.query('update access.account set disabled_at = null where person = $1', [
        financeHead,
      ]);
    }
  });

  it('is refused without the cookie of the attempt, with another browser’s, and a second time', async () => {
    const [own, other] = [browser(), browser()];
    const { body } = await scene.begin(own);
    await scene.begin(other);
    const answer = await visitProvider(body.url ?? '', { login: 'van-phong-there' });
    const refused = { status: 401, body: { code: 'provider-refused' } };
    expect(await scene.come(browser(), answer)).toMatchObject(refused);
    expect(await scene.come(other, answer)).toMatchObject(refused);
    const kept = own.cookie('dondoc-attempt') ?? '';
    expect(await scene.come(own, answer)).toMatchObject({ status: 200 });
    const again = browser();
    again.keep('dondoc-attempt', kept);
    expect(await scene.come(again, answer)).toMatchObject(refused);
    expect(await kinds()).toContain('sign-in-refused');
  });

  it('ends politely where the provider says no', async () => {
    const { status, body } = await scene.enter(browser(), { login: 'van-phong-there', deny: true });
    expect([status, body.code]).toEqual([401, 'provider-declined']);
  });

  it('says that the provider is down, and works again when it is back', async () => {
    const at = browser();
    const { body } = await scene.begin(at);
    const answer = await visitProvider(body.url ?? '', { login: 'van-phong-there' });
    scene.provider.rewrite = (passing) => (passing.path === '/token' ? undefined : passing);
    expect(await scene.come(at, answer)).toMatchObject({ status: 503, body: { code: 'provider-unavailable' } });
    scene.provider.rewrite = unchanged;
    expect(await scene.enter(at, { login: 'van-phong-there' })).toMatchObject({ status: 200 });
  });

  it('is slowed down like any other try', async () => {
    const statuses: number[] = [];
    const refuse = { state: 'x'.repeat(43), code: 'invented' };
    for (let tries = 0; tries < 60; tries += 1) {
      const at = browser();
      await scene.begin(at);
      statuses.push((await at.post('/api/v1/session/provider/return', refuse)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    expect(await scene.enter(browser(), { login: 'van-phong-there' })).toMatchObject({ status: 401 });
    scene.door.harness.clock.advance(16 * 60_000);
    expect(await scene.enter(browser(), { login: 'van-phong-there' })).toMatchObject({ status: 200 });
    scene.door.harness.clock.advance(16 * 60_000);
  });
});

describe('an invitation', () => {
  it('links its account to whoever signs in by it, once', async () => {
    const { accounts } = scene.door;
    const person = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c0dd';
    const added = await accounts.desk.add({ person, login: 'moi.den', kind: 'person' });
    await scene.door.give(person, 'officer', finance);
    const invitation = (typeof added === 'object' ? added.ticket : null) ?? '';
    const first = await scene.enter(browser(), { login: 'new-there' }, { invitation });
    expect(first.body.step.status).toBe('signed-in');
    expect(await scene.enter(browser(), { login: 'new-there' })).toMatchObject({ status: 200 });
    expect(await scene.enter(browser(), { login: 'thief-there' }, { invitation })).toMatchObject({ status: 403 });
    expect(await kinds()).toContain('identity-linked');
  });

  it('is undone together with the sessions that rest on it', async () => {
    const { accounts, harness } = scene.door;
    const at = browser();
    await scene.enter(at, { login: 'lan-there' });
    const [linked] = await accounts.desk.unlink(financeHead);
    expect(await whoAmI(at)).toMatchObject({ status: 401 });
    expect(await scene.enter(at, { login: 'lan-there' })).toMatchObject({ status: 403 });
    const { issuer, subject } = linked ?? { issuer: '', subject: '' };
    expect(await accounts.desk.link(financeHead, { issuer, subject })).toBe(true);
    expect(await accounts.desk.link(coordinator, { issuer, subject })).toBe(false);
    expect(harness.faults).toEqual([]);
  });

  it('does not move a person who is linked to another account', async () => {
    const { ticket: invitation } = await scene.door.accounts.desk.reset(financeHead, false);
    const at = browser();
    await scene.enter(at, { login: 'van-phong-there' }, { invitation });
    expect((await whoAmI(at)).body.person.id).toBe(coordinator);
    expect((await scene.door.accounts.identities.of(financeHead)).map(({ subject }) => subject)).toEqual(['lan-there']);
  });
});

describe('signing out at the provider', () => {
  it('is offered, with the way back that is registered there', async () => {
    const { body } = await browser().post<ProviderAddress>('/api/v1/session/provider/sign-out');
    const { pathname, searchParams } = new URL(body.url ?? '');
    expect([pathname, searchParams.get('client_id')]).toEqual(['/session/end', 'dondoc']);
    expect((await fetch(body.url ?? '')).status).toBe(200);
  });
});
