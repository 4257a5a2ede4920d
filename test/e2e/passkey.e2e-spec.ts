/** Passkeys over HTTP: what they open, and what is done to them. */
import type { PasskeyAsk, PasskeyOffer, Passkeys, Problem, SessionsEnded, SignInAnswer } from '#contracts';
import { ApiClient } from './api.client.js';
import type { CookieBrowser } from './cookie.browser.js';
import { password, sessionCookie, wrong } from './door.scene.js';
import { openPasskeyScene, type PasskeyScene } from './passkey.scene.js';
import { coordinator, finance, financeHead, leader } from './register.examples.js';
import { SoftwareAuthenticator } from './software.authenticator.js';

let scene: PasskeyScene;

beforeAll(async () => {
  scene = await openPasskeyScene();
});
beforeEach(async () => {
  await scene.door.calm();
  for (const person of [coordinator, financeHead, leader]) await scene.door.choosePassword(person);
});
afterAll(() => scene.door.harness.stop());

/** Lan, with a passkey. */
async function lan(): Promise<{ at: CookieBrowser; key: SoftwareAuthenticator }> {
  const at = await scene.inside('lan.nguyen');
  const { key } = await scene.enrol(at);
  return { at, key };
}
const minutes = (count: number): void => scene.door.harness.clock.advance(count * 60_000);
const kindsOf = async (person: string): Promise<readonly string[]> =>
  (await scene.door.accounts.record.list(person)).map(({ kind }) => kind);

describe('a passkey', () => {
  it('is added within a session by whoever knows the password; the first brings recovery codes', async () => {
    const at = await scene.inside('lan.nguyen');
    expect(await at.post('/api/v1/account/passkeys/offer', { password: wrong })).toMatchObject({ status: 401 });
    const before = at.cookie(sessionCookie);
    const first = await scene.enrol(at);
    expect(first.added.recoveryCodes).toHaveLength(10);
    expect(at.cookie(sessionCookie)).not.toBe(before);
    expect(await scene.whoIs(at)).toMatchObject({ secondFactor: true, hasPassword: true });
    minutes(1);
    expect((await scene.enrol(at, 'Khóa dự phòng')).added).toEqual({ status: 'added', recoveryCodes: null });
    const { body } = await at.get<Passkeys>('/api/v1/account/passkeys');
    expect(body.items.map(({ name, usedAt }) => [name, usedAt])).toEqual([
      ['Máy của Lan', null],
      ['Khóa dự phòng', null],
    ]);
    expect(await kindsOf(financeHead)).toContain('passkey-added');
  });

  it('stands in the table with a sealed name', async () => {
    await lan();
    const rows = await scene.door.harness.source.query<{ row: string }[]>(
      'select p::text as row from access.passkey p',
    );
    expect(rows).toHaveLength(1);
    expect(rows.filter(({ row }) => row.includes('Máy của Lan'))).toEqual([]);
  });

  it('signs in alone, as both factors', async () => {
    const { key } = await lan();
    const at = scene.browser();
    const ask = await scene.ask(at);
    expect(ask).toMatchObject({ rpId: 'localhost', userVerification: 'required', allowCredentials: [] });
    expect(await scene.answer(at, key.show(ask))).toMatchObject({ status: 200, body: { status: 'signed-in' } });
    expect(await scene.whoIs(at)).toMatchObject({ person: { id: financeHead }, secondFactor: true });
    const { body: open } = await at.get<{ items: { method: string }[] }>('/api/v1/sessions');
    expect(open.items.map(({ method }) => method).toSorted()).toEqual(['passkey', 'password']);
  });

  it('is the second step after the password, which a recovery code can stand in for', async () => {
    const at = await scene.inside('lan.nguyen');
    const { key, added } = await scene.enrol(at);
    const elsewhere = scene.browser();
    const { body } = await scene.door.enter(elsewhere, 'lan.nguyen');
    expect(body).toMatchObject({ status: 'second-factor', factors: ['passkey', 'code'] });
    const ticket = body.ticket ?? '';
    const ask = await scene.ask(elsewhere, ticket);
    expect(ask.allowCredentials).toHaveLength(1);
    expect(await scene.answer(elsewhere, key.show(ask), ticket)).toMatchObject({ body: { status: 'signed-in' } });
    expect(await scene.answer(elsewhere, key.show(ask), ticket)).toMatchObject({ status: 401 });
    const [code = ''] = added.recoveryCodes ?? [];
    const again = { ticket: await scene.ticket(scene.browser(), 'lan.nguyen'), code };
    expect(await scene.browser().post('/api/v1/session/second-factor', again)).toMatchObject({ status: 200 });
  });

  it('satisfies a leader’s rule: it is set up before the first session, and the last one stays', async () => {
    const at = scene.browser();
    const ticket = await scene.ticket(at, 'lanh.dao');
    expect(await scene.ask(at, ticket)).toMatchObject({ code: 'sign-in-refused' });
    const key = new SoftwareAuthenticator(scene.origin);
    const offer = await at.post<PasskeyOffer>('/api/v1/session/passkey/offer', { ticket });
    const made = { ticket, name: 'Khóa', answer: key.make(offer.body) };
    const { body } = await at.post<SignInAnswer>('/api/v1/session/passkey/confirm', made);
    expect(body).toMatchObject({ status: 'signed-in' });
    expect(body.recoveryCodes).toHaveLength(10);
    expect(await scene.whoIs(at)).toMatchObject({ role: 'leader', secondFactor: true });
    const [only] = (await at.get<Passkeys>('/api/v1/account/passkeys')).body.items;
    const path = `/api/v1/account/passkeys/${only?.id ?? ''}`;
    expect(await at.delete(path)).toMatchObject({ status: 409, body: { code: 'last-factor' } });
    await scene.enrol(at, 'Khóa thứ hai');
    expect(await at.delete(path)).toMatchObject({ status: 200, body: { status: 'removed' } });
    expect(await at.delete(path)).toMatchObject({ status: 404 });
  });

  it('leaves one of two when both are removed at once', async () => {
    const at = scene.browser();
    const ticket = await scene.ticket(at, 'lanh.dao');
    const offer = await at.post<PasskeyOffer>('/api/v1/session/passkey/offer', { ticket });
    const answer = new SoftwareAuthenticator(scene.origin).make(offer.body);
    await at.post('/api/v1/session/passkey/confirm', { ticket, name: 'Một', answer });
    await scene.enrol(at, 'Hai');
    const { items } = (await at.get<Passkeys>('/api/v1/account/passkeys')).body;
    const removals = await Promise.all(items.map(({ id }) => at.delete(`/api/v1/account/passkeys/${id}`)));
    expect(removals.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('raises a session within which no second factor was shown', async () => {
    const at = await scene.inside('lan.nguyen');
    const { key } = await scene.enrol(await scene.inside('lan.nguyen'));
    expect(await scene.whoIs(at)).toMatchObject({ secondFactor: false });
    const [mine] = (await at.get<Passkeys>('/api/v1/account/passkeys')).body.items;
    const removal = await at.delete<Problem>(`/api/v1/account/passkeys/${mine?.id ?? ''}`);
    expect(removal).toMatchObject({ status: 403, body: { code: 'second-factor-needed' } });
    for (const way of ['passkeys/offer', 'second-factor'])
      expect(await at.post<Problem>(`/api/v1/account/${way}`, { password })).toMatchObject({
        status: 403,
        body: { code: 'second-factor-needed' },
      });
    const ask = (await at.post<PasskeyAsk>('/api/v1/session/step-up/passkey/ask')).body;
    const raised = await at.post<SessionsEnded>('/api/v1/session/step-up/passkey', { answer: key.show(ask) });
    expect(raised).toMatchObject({ status: 200 });
    expect(await scene.whoIs(at)).toMatchObject({ secondFactor: true });
  });

  it('goes with the account’s factors when an administrator resets them, and with the account', async () => {
    const { key } = await lan();
    await scene.door.accounts.desk.disable(financeHead);
    const at = scene.browser();
    expect(await scene.answer(at, key.show(await scene.ask(at)))).toMatchObject({ status: 401 });
    await scene.door.choosePassword(financeHead);
    expect(await scene.answer(at, key.show(await scene.ask(at)))).toMatchObject({ status: 401 });
    expect((await scene.door.enter(at, 'lan.nguyen')).body.status).toBe('signed-in');
  });

  it('is nobody else’s to see or remove, and no token’s', async () => {
    const { at } = await lan();
    const [mine] = (await at.get<Passkeys>('/api/v1/account/passkeys')).body.items;
    const stranger = await scene.inside('van.phong');
    await scene.enrol(stranger);
    expect(await stranger.delete(`/api/v1/account/passkeys/${mine?.id ?? ''}`)).toMatchObject({ status: 404 });
    const token = await scene.door.harness.token({ person: financeHead, role: 'unitHead', unit: finance });
    const client = new ApiClient(scene.origin, token);
    expect(await client.get('/api/v1/account/passkeys')).toMatchObject({ status: 409 });
    expect(await client.post('/api/v1/account/passkeys/offer', { password })).toMatchObject({ status: 409 });
  });

  it('does not work where the address is a number', async () => {
    const at = scene.door.browser();
    expect(await at.post('/api/v1/session/passkey/ask')).toMatchObject({
      status: 409,
      body: { code: 'passkey-place' },
    });
  });

  it('says nothing of an answer that is no answer', async () => {
    const at = scene.browser();
    const { key } = await lan();
    const good = key.show(await scene.ask(at));
    for (const part of ['clientDataJSON', 'authenticatorData', 'signature'])
      for (const bad of ['%%%', 'e30', 'bnVsbA', `${'A'.repeat(400)}`, 'W10'])
        expect([part, bad, (await scene.answer(at, { ...good, [part]: bad })).status]).toEqual([part, bad, 401]);
    expect(scene.door.harness.faults).toEqual([]);
  });
});
