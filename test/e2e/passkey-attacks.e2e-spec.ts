/** Attacks on passkeys over HTTP: each is refused, and each succeeds once its defence is taken away. */
import type { PasskeyAsk } from '#contracts';
import type { CookieBrowser } from './cookie.browser.js';
import { type Defence, type Defences, evil, openPasskeyScene, type PasskeyScene } from './passkey.scene.js';
import { coordinator, financeHead } from './register.examples.js';
import { SoftwareAuthenticator } from './software.authenticator.js';

const defences: Defences = { off: undefined };
let scene: PasskeyScene;

beforeAll(async () => {
  scene = await openPasskeyScene(defences);
});
beforeEach(async () => {
  defences.off = undefined;
  await scene.door.calm();
  for (const person of [coordinator, financeHead]) await scene.door.choosePassword(person);
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

/** Each says whether the attacker came in. */
const attacks: readonly (readonly [string, Defence, () => Promise<boolean>])[] = [
  [
    'an answer that was overheard, sent once more',
    'answered once',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      // A key that counts nothing: the counter is no help against it.
      const overheard = key.show(await scene.ask(at), { counter: 0 });
      await scene.answer(at, overheard);
      return (await scene.answer(at, overheard)).status === 200;
    },
  ],
  [
    'a challenge of another browser: the attacker’s, answered by the victim',
    'this browser',
    async () => {
      const { key } = await lan();
      const ask = await scene.ask(scene.browser());
      const victim = scene.browser();
      await scene.ask(victim);
      return (await scene.answer(victim, key.show(ask))).status === 200;
    },
  ],
  [
    'a challenge that was made to step up, used to sign in',
    'this purpose',
    async () => {
      const { at, key } = await lan();
      const ask = (await at.post<PasskeyAsk>('/api/v1/session/step-up/passkey/ask')).body;
      return (await scene.answer(at, key.show(ask))).status === 200;
    },
  ],
  [
    'a challenge that is over',
    'in time',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      const ask = await scene.ask(at);
      minutes(5);
      return (await scene.answer(at, key.show(ask))).status === 200;
    },
  ],
  [
    'a page of another origin that passed our challenge on',
    'own origin',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      return (await scene.answer(at, key.show(await scene.ask(at), { origin: evil.origin }))).status === 200;
    },
  ],
  [
    'a signature under another name',
    'own name',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      return (await scene.answer(at, key.show(await scene.ask(at), { rpId: evil.rpId }))).status === 200;
    },
  ],
  [
    'a key that was touched by whoever found it',
    'verified user',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      return (await scene.answer(at, key.show(await scene.ask(at), { unverified: true }))).status === 200;
    },
  ],
  [
    'a copy of the key, whose counter is behind',
    'counter',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      await scene.answer(at, key.show(await scene.ask(at), { counter: 7 }));
      return (await scene.answer(at, key.show(await scene.ask(at), { counter: 7 }))).status === 200;
    },
  ],
  [
    'the attacker’s own key, after the victim’s password',
    'own key',
    async () => {
      await lan();
      const { key } = await scene.enrol(await scene.inside('van.phong'));
      const at = scene.browser();
      const ticket = await scene.ticket(at, 'lan.nguyen');
      await scene.answer(at, key.show(await scene.ask(at, ticket)), ticket);
      return (await scene.whoIs(at))?.person.id === financeHead;
    },
  ],
  [
    'another key’s signature in the name of the victim’s',
    'signature',
    async () => {
      const { key } = await lan();
      const at = scene.browser();
      const ask = await scene.ask(at);
      const own = new SoftwareAuthenticator(scene.origin);
      const { id, userHandle } = key.show(ask);
      return (await scene.answer(at, { ...own.show(ask), id, userHandle })).status === 200;
    },
  ],
];

describe('an attack on a passkey', () => {
  it.each(attacks)('is refused: %s', async (_, __, attack) => {
    expect(await attack()).toBe(false);
  });

  it.each(attacks)('would succeed without its defence: %s (%s)', async (_, defence, attack) => {
    defences.off = defence;
    expect(await attack()).toBe(true);
  });

  it('is recorded, and a copied key by its name', async () => {
    const { key } = await lan();
    const at = scene.browser();
    await scene.answer(at, key.show(await scene.ask(at), { counter: 7 }));
    await scene.answer(at, key.show(await scene.ask(at), { counter: 7 }));
    await scene.answer(at, key.show(await scene.ask(at), { origin: evil.origin }));
    expect(await kindsOf(financeHead)).toEqual(expect.arrayContaining(['passkey-cloned', 'passkey-refused']));
  });

  it('from another site’s page gets no challenge', async () => {
    const at = scene.browser();
    const headers = { 'x-requested-by': 'dondoc', 'sec-fetch-site': 'cross-site' };
    expect(await at.post('/api/v1/session/passkey/ask', {}, headers)).toMatchObject({ status: 403 });
    expect(at.cookie('dondoc-ceremony')).toBeUndefined();
  });
});
