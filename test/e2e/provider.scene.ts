/** The edge with an identity provider beside it: a real one, at which the people of the door scene have names of their own. */
import type { Problem, ProviderAddress, ProviderAnswer } from '#contracts';
import type { OidcSettings } from '#platform';
import { openRealProvider, type RealProvider, STRONG_ACR } from '../support/oidc/real-provider.js';
import { type Visit, visitProvider } from '../support/oidc/provider.visitor.js';
import type { Answer, Sent } from './api.client.js';
import type { CookieBrowser } from './cookie.browser.js';
import { type DoorOptions, type DoorScene, openDoor } from './door.scene.js';
import { coordinator, financeHead, leader } from './register.examples.js';

export const redirectUri = 'http://127.0.0.1:9/sign-in/return';

type ProviderReply = ProviderAnswer & Partial<Omit<Problem, 'status'>>;

export interface ProviderScene {
  readonly door: DoorScene;
  readonly provider: RealProvider;
  begin(at: CookieBrowser, going?: object): Promise<Answer<ProviderAddress>>;
  /** Hands over what the provider sent the browser back with. */
  come(at: CookieBrowser, answer: URL, headers?: Sent): Promise<Answer<ProviderReply>>;
  /** The whole way. */
  enter(at: CookieBrowser, visit: Visit, going?: object): Promise<Answer<ProviderReply>>;
  stop(): Promise<void>;
}

export async function openProviderScene(options: DoorOptions = {}): Promise<ProviderScene> {
  const provider = await openRealProvider(redirectUri);
  const { issuer, clientId, clientSecret } = provider;
  const named = { name: 'Tỉnh', redirectUri, afterSignOut: 'http://127.0.0.1:9/' };
  const settings: OidcSettings = {
    ...named,
    issuer,
    clientId,
    clientSecret,
    strongAcr: [STRONG_ACR],
    strongAmr: [],
  };
  const door = await openDoor({ oidc: { settings }, ...options });
  const { identities } = door.accounts;
  const at = door.harness.clock.now();
  for (const [subject, person] of [
    ['van-phong-there', coordinator],
    ['lan-there', financeHead],
    ['leader-there', leader],
  ] as const) {
    await identities.link({ issuer: `${issuer}/`, subject, person, by: 'console', at });
  }
  const scene: ProviderScene = {
    door,
    provider,
    begin: (browser, going = {}) => browser.post<ProviderAddress>('/api/v1/session/provider', going),
    come: (browser, answer, headers) =>
      browser.post<ProviderReply>('/api/v1/session/provider/return', knownOf(answer), headers),
    async enter(browser, visit, going) {
      const { body } = await scene.begin(browser, going);
      return scene.come(browser, await visitProvider(body.url ?? '', visit));
    },
    async stop() {
      await provider.close();
      await door.harness.stop();
    },
  };
  return scene;
}

/** What our page hands over of the provider's answer. */
function knownOf({ searchParams }: URL): object {
  return Object.fromEntries([...searchParams].filter(([name]) => ['state', 'code', 'iss', 'error'].includes(name)));
}
