import { type AccountsScene, lan, office, openAccountsScene, password, unit } from './accounts.examples.js';
import type { BegunSession } from './session.store.js';

let scene: AccountsScene;

beforeEach(async () => {
  scene = await openAccountsScene();
  await scene.addLan();
});
afterEach(() => scene.stop());

const signIn = () => scene.signIn.withPassword('lan.nguyen', password, office);
const begun = async (): Promise<BegunSession> => {
  const step = await signIn();
  if (step.status !== 'signed-in') throw new Error(`not signed in: ${step.status}`);
  return step.session;
};
const minutes = (count: number): void => scene.clock.advance(count * 60_000);

describe('a session', () => {
  const alive = async (secret: string): Promise<boolean> =>
    (await scene.sessions.verify(secret, scene.clock.now())) !== undefined;

  it('ends after an hour without a request, and after twelve in any case', async () => {
    const left = (await begun()).secret;
    minutes(59);
    expect(await alive(left)).toBe(true);
    minutes(59);
    expect(await alive(left)).toBe(true);
    minutes(60);
    expect(await alive(left)).toBe(false);
    const used = (await begun()).secret;
    for (let hour = 0; hour < 14; hour += 1) {
      minutes(50);
      expect(await alive(used)).toBe(true);
    }
    minutes(20);
    expect(await alive(used)).toBe(false);
  });

  it('is not kept alive by what only listens', async () => {
    const { secret } = await begun();
    minutes(59);
    expect(await scene.sessions.verify(secret, scene.clock.now(), true)).toBeDefined();
    minutes(1);
    expect(await alive(secret)).toBe(false);
  });

  it('is found among others that are asked for together, and each use is noted', async () => {
    const [first, second, third] = [await begun(), await begun(), await begun()];
    await scene.sessions.end(second.id, { person: lan, because: 'revoked', at: scene.clock.now() });
    minutes(50);
    const asked = [first, second, third, first].map(({ secret }) => scene.sessions.verify(secret, scene.clock.now()));
    expect((await Promise.all(asked)).map((session) => session?.id)).toEqual([first.id, undefined, third.id, first.id]);
    minutes(50);
    expect([await alive(first.secret), await alive(third.secret)]).toEqual([true, true]);
  });

  it('gets another secret with another role, and the old one opens nothing', async () => {
    const { id, secret } = await begun();
    const renewed = await scene.sessions.renew(id, { role: 'officer', unit: null });
    expect(await alive(secret)).toBe(false);
    expect(await scene.sessions.verify(renewed?.secret ?? '', scene.clock.now())).toMatchObject({
      id,
      role: 'officer',
      unit: null,
    });
  });

  it('ends by its owner’s hand alone, or with all the others', async () => {
    const [here, there] = [await begun(), await begun()];
    const at = scene.clock.now();
    expect(await scene.sessions.end(there.id, { person: unit, because: 'revoked', at })).toBe(false);
    expect(await scene.sessions.endAll({ person: lan, because: 'revoked', at }, here.id)).toEqual([there.id]);
    expect([await alive(here.secret), await alive(there.secret)]).toEqual([true, false]);
  });

  it('ends with the password that it came by, but for the one in which it was changed', async () => {
    const [here, there] = [await begun(), await begun()];
    const change = (current: string, next: string) =>
      scene.desk.change({ person: lan, current, next, session: here.id }, office);
    expect(await change('another one altogether', 'giếng-nước-gốc-đa-91')).toBe('refused');
    expect(await change(password, 'nguyenthilan123')).toBe('about-you');
    expect(await change(password, 'giếng-nước-gốc-đa-91')).toBe('set');
    expect([await alive(here.secret), await alive(there.secret)]).toEqual([true, false]);
    expect(await signIn()).toEqual({ status: 'refused' });
  });

  it('ends with the account', async () => {
    const { secret } = await begun();
    await scene.desk.disable(lan);
    expect(await alive(secret)).toBe(false);
    expect(await signIn()).toEqual({ status: 'refused' });
  });
});

describe('the link of an account', () => {
  it('sets one password within three days, and a new one makes the old one void', async () => {
    const first = await scene.desk.reset(lan, false);
    const second = await scene.desk.reset(lan, false);
    expect(await scene.desk.setWithTicket(first.ticket, 'giếng-nước-gốc-đa-91', office)).toBe('refused');
    expect(await scene.desk.setWithTicket(second.ticket, 'ngắn', office)).toBe('too-short');
    expect(await scene.desk.setWithTicket(second.ticket, 'giếng-nước-gốc-đa-91', office)).toBe('set');
    expect(await scene.desk.setWithTicket(second.ticket, 'mái-đình-cây-gạo-58', office)).toBe('refused');
    const third = await scene.desk.reset(lan, false);
    minutes(72 * 60);
    expect(await scene.desk.setWithTicket(third.ticket, 'mái-đình-cây-gạo-58', office)).toBe('refused');
  });

  it('is made for one account a login and a person', async () => {
    expect(await scene.desk.add({ person: unit, login: 'LAN.nguyen', kind: 'person' })).toBe('exists');
    expect(await scene.desk.add({ person: lan, login: 'another', kind: 'person' })).toBe('exists');
    expect(await scene.desk.add({ person: unit, login: 'có dấu', kind: 'person' })).toBe('login-form');
  });
});
