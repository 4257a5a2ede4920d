/** The edge with two accounts behind its door, whose roles a test may change. */
import { randomUUID } from 'node:crypto';
import type { Problem, SignInAnswer } from '#contracts';
import { CommandExecutor, grantsIdOf, isExecuted } from '#application';
import type { GrantableRole } from '#domain';
import { type Accounts, type OidcOptions, openAccounts, type PartsInstead, Sealer, uuidV5 } from '#platform';
import type { ApiOptions } from '../../apps/api/src/app.js';
import { type ApiHarness, startApi } from './api.harness.js';
import { type Answer, ApiClient } from './api.client.js';
import { CookieBrowser } from './cookie.browser.js';
import { coordinator, finance, financeHead, leader, office, registerProvince } from './register.examples.js';

export const password = 'thuyền-gạo-47-đèn-biển';
export const wrong = 'một mật khẩu nào khác';
export const sessionCookie = 'dondoc-session';

export const administrator = uuidV5('quản trị');
/** Nobody grants oneself anything. */
const registrar = { person: uuidV5('người giữ sổ'), role: 'admin', unit: null } as const;

/** An answer, or the problem in its place. */
type SignInReply = SignInAnswer & Partial<Omit<Problem, 'status'>>;

export interface DoorScene {
  readonly harness: ApiHarness;
  readonly accounts: Accounts;
  /** Grants a role in the log. */
  give(person: string, role: GrantableRole, unit: string | null): Promise<void>;
  browser(): CookieBrowser;
  enter(at: CookieBrowser, login?: string, given?: string): Promise<Answer<SignInReply>>;
  /** A browser that is signed in. */
  inside(login?: string): Promise<CookieBrowser>;
  /** A new link, and the usual password chosen with it; without second factor. */
  choosePassword(person: string, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Forgets the tries that were made. */
  calm(): Promise<void>;
}

export interface DoorOptions {
  readonly trustedProxies?: string;
  readonly publicUrl?: string;
  /** Parts in the place of ours, to take a defence away. */
  readonly parts?: PartsInstead;
  /** Providers in the place of ours, for the same. */
  readonly replaced?: ApiOptions['replaced'];
  /** An identity provider to sign in by. */
  readonly oidc?: OidcOptions;
  /** Folder of the built pages. */
  readonly webRoot?: string;
}

export async function openDoor(options: DoorOptions = {}): Promise<DoorScene> {
  const { trustedProxies, publicUrl, webRoot, parts, replaced, oidc } = options;
  const sealer = new Sealer([Buffer.alloc(32, 7)]);
  const hashCost = { memoryKib: 64, passes: 1, lanes: 1 };
  const harness = await startApi({
    signIn: { sealer, hashCost, trustedProxies, publicUrl, parts, oidc },
    webRoot,
    replaced,
    limits: { heartbeatMs: 50 },
  });
  await registerProvince(harness);
  const { source, clock } = harness;
  const nothing = { roles: { of: () => Promise.resolve([]) }, wordsAbout: () => Promise.resolve([]) };
  const accounts = openAccounts({ source, clock, sealer, hashCost, ...nothing });
  await accounts.desk.add({ person: coordinator, login: 'van.phong', kind: 'person' });
  await accounts.desk.add({ person: financeHead, login: 'lan.nguyen', kind: 'person' });
  await accounts.desk.add({ person: leader, login: 'lanh.dao', kind: 'person' });
  const scene: DoorScene = {
    harness,
    accounts,
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
    async give(person, role, unit) {
      const id = grantsIdOf(person);
      const grantOf = { person, grant: randomUUID(), role, unit, from: null, until: null };
      const command = { type: 'GiveGrant', id, at: clock.now(), by: registrar, ...grantOf } as const;
      const outcome = await new CommandExecutor(harness.store).execute({ commandId: randomUUID(), command });
      if (!isExecuted(outcome)) throw new Error(`the grant was refused: ${outcome.refused}`);
    },
    async calm() {
      await source.query('delete from access.attempt');
    },
  };
  await scene.give(financeHead, 'officer', finance);
  await scene.give(administrator, 'admin', null);
  // Posts are offered from a table: it must have heard of them.
  const token = await harness.token({ person: coordinator, role: 'coordinator', unit: office });
  const position = { 'x-position': String(await harness.store.lastPosition()) };
  await new ApiClient(harness.url, token).get('/api/v1/units', position);
  return scene;
}
