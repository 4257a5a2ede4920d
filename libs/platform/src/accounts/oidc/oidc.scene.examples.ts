/** Accounts that may be entered by a real identity provider, with everything that a test may take off or turn. */
import { type CryptoKey, decodeJwt, importJWK, type JWTPayload, SignJWT } from 'jose';
import { openRealProvider, type Passing, type RealProvider } from '../../../../../test/support/oidc/real-provider.js';
import { visitProvider } from '../../../../../test/support/oidc/provider.visitor.js';
import { OffsetClock, SystemClock } from '../../index.js';
import { type AccountsScene, cheap, lan, office, openAccountsScene, unit } from '../accounts.examples.js';
import { type OidcDefences, oidcDefences, type OidcDesk, type OidcSettings, type OidcStep } from './index.js';

export const hoa = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c002';
const redirectUri = 'http://127.0.0.1:9/sign-in/return';

/** One browser before the door: the desk that it asks and what it keeps. */
export interface AtTheDesk {
  readonly desk: OidcDesk;
  begin(returnTo?: string): Promise<{ readonly url: string; readonly attempt: string }>;
  /** The step after coming back with an answer. */
  come(attempt: string | undefined, answer: URL): Promise<OidcStep>;
  /** The whole way of somebody who signs in there. */
  enter(login: string): Promise<OidcStep>;
}

export interface OidcAccounts {
  readonly accounts: AccountsScene;
  readonly provider: RealProvider;
  readonly settings: OidcSettings;
  readonly wall: OffsetClock;
  /** A desk that has asked the provider nothing yet. */
  with(defences?: Partial<OidcDefences>): AtTheDesk;
  stop(): Promise<void>;
}

export async function openOidcAccounts(strong: Partial<OidcSettings> = {}): Promise<OidcAccounts> {
  const accounts = await openAccountsScene();
  const provider = await openRealProvider(redirectUri);
  const { issuer, clientId, clientSecret } = provider;
  const wall = new OffsetClock(new SystemClock(), 0);
  const settings: OidcSettings = {
    issuer,
    clientId,
    clientSecret,
    name: 'Tỉnh',
    redirectUri,
    afterSignOut: 'http://127.0.0.1:9/',
    strongAcr: [],
    strongAmr: [],
    ...strong,
  };
  await accounts.addLan();
  await accounts.desk.add({ person: hoa, login: 'hoa.tran', kind: 'person' });
  accounts.held.set(hoa, [{ role: 'officer', unit }]);
  const at = accounts.clock.now();
  const by = 'console' as const;
  await accounts.identities.link({ issuer: `${issuer}/`, subject: 'lan-there', person: lan, by, at });
  await accounts.identities.link({ issuer: `${issuer}/`, subject: 'hoa-there', person: hoa, by, at });
  return {
    accounts,
    provider,
    settings,
    wall,
    with(mutant = {}) {
      const { oidc } = accounts.again(cheap, { settings, wall, defences: { ...oidcDefences, ...mutant } });
      if (oidc === null) throw new Error('there is no desk');
      const browser: AtTheDesk = {
        desk: oidc,
        begin: (returnTo = '/') => oidc.begin({ returnTo, invitation: null }),
        come: (attempt, answer) => oidc.finish(attempt, answer.searchParams, office),
        async enter(login) {
          const { url, attempt } = await browser.begin();
          return browser.come(attempt, await visitProvider(url, { login }));
        },
      };
      return browser;
    },
    async stop() {
      await provider.close();
      await accounts.stop();
    },
  };
}

/** Who is signed in after a step; undefined when nobody is. */
export function enteredAs(step: OidcStep): string | undefined {
  return step.status === 'named' && step.step.status === 'signed-in' ? step.step.person : undefined;
}

/** Seconds since 1970, as tokens have it, from the present of the desk. */
export function inSeconds({ wall }: OidcAccounts, seconds: number): number {
  return Math.floor(Date.parse(wall.now()) / 1_000) + seconds;
}

interface Token {
  readonly header: { alg: string; kid?: string };
  readonly claims: JWTPayload;
}

type Sign = (token: Token) => Promise<string>;

/** Makes the proxy put another token in the place of the one that the provider signed. */
export function forgeToken(provider: RealProvider, change: (claims: JWTPayload) => JWTPayload, sign?: Sign): void {
  provider.rewrite = async (passing: Passing) => {
    if (passing.path !== '/token' || passing.status !== 200) return passing;
    const body = JSON.parse(passing.body) as { id_token: string };
    const header = { alg: 'RS256', kid: provider.key.kid ?? '' };
    const token = { header, claims: change(decodeJwt(body.id_token)) };
    const signed = await (sign ?? signedBy(await importJWK(provider.key, 'RS256')))(token);
    return { ...passing, body: JSON.stringify({ ...body, id_token: signed }) };
  };
}

export function signedBy(key: CryptoKey | Uint8Array): Sign {
  return ({ header, claims }) => new SignJWT(claims).setProtectedHeader(header).sign(key);
}
