/** The edge with two accounts behind its door, whose roles a test may change. */
import type { Problem, SignInAnswer } from '#contracts';
import { type Accounts, type HeldRole, openAccounts, Sealer } from '#platform';
import { type ApiHarness, startApi } from './api.harness.js';
import type { Answer } from './api.client.js';
import { CookieBrowser } from './cookie.browser.js';
import { coordinator, finance, financeHead, office, registerProvince } from './register.examples.js';

export const password = 'thuyền-gạo-47-đèn-biển';
export const wrong = 'một mật khẩu nào khác';
export const sessionCookie = 'dondoc-session';

/** An answer, or the problem in its place. */
export type SignInReply = SignInAnswer & Partial<Omit<Problem, 'status'>>;

export interface DoorScene {
  readonly harness: ApiHarness;
  readonly accounts: Accounts;
  /** Roles by person. */
  readonly held: Map<string, readonly HeldRole[]>;
  browser(): CookieBrowser;
  enter(at: CookieBrowser, login?: string, given?: string): Promise<Answer<SignInReply>>;
  /** A browser that is signed in. */
  inside(login?: string): Promise<CookieBrowser>;
  /** A new link, and the usual password chosen with it; without second factor. */
  choosePassword(person: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Roles and tries as they were in the beginning. */
  calm(): Promise<void>;
}

export async function openDoor(trustedProxies?: string): Promise<DoorScene> {
  const sealer = new Sealer([Buffer.alloc(32, 7)]);
  const hashCost = { memoryKib: 64, passes: 1, lanes: 1 };
  const held = new Map<string, readonly HeldRole[]>();
  const roles = { of: (person: string) => Promise.resolve(held.get(person) ?? []) };
  const harness = await startApi({
    signIn: { sealer, hashCost, roles, trustedProxies },
    limits: { heartbeatMs: 50 },
  });
  await registerProvince(harness);
  const { source, clock } = harness;
  const accounts = openAccounts({ source, clock, sealer, roles, hashCost, wordsAbout: () => Promise.resolve([]) });
  await accounts.desk.add({ person: coordinator, login: 'van.phong', kind: 'person' });
  await accounts.desk.add({ person: financeHead, login: 'lan.nguyen', kind: 'person' });
  const scene: DoorScene = {
    harness,
    accounts,
    held,
    browser: () => new CookieBrowser(harness.url),
    enter: (at, login = 'van.phong', given = password) => at.post('/api/v1/session', { login, password: given }),
    async inside(login) {
      const at = scene.browser();
      const { status, body } = await scene.enter(at, login);
      if (status !== 200 || body.status !== 'signed-in') throw new Error(`not signed in: ${JSON.stringify(body)}`);
      return at;
    },
    async choosePassword(person, headers) {
      const { ticket } = await accounts.desk.reset(person, true);
      return (await scene.browser().post('/api/v1/session/password', { ticket, password }, headers)).status;
    },
    async calm() {
      held.set(coordinator, [{ role: 'coordinator', unit: office }]);
      held.set(financeHead, [
        { role: 'unitHead', unit: finance },
        { role: 'officer', unit: finance },
      ]);
      await source.query('delete from access.attempt');
    },
  };
  await scene.calm();
  return scene;
}
