/**
 * Every attack on signing in by a provider that we know of, tried against a real provider twice: as we are, where it must fail, and with
 * the one defence that it meets taken off, where it must succeed. Some attacks meet several defences; then the others are off both
 * times, so that each is seen to be enough by itself.
 */
import { createPublicKey } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  EmbeddedJWK,
  exportJWK,
  generateKeyPair,
  jwtVerify,
  UnsecuredJWT,
} from 'jose';
import { skipStateCheck } from 'oauth4webapi';
import { quietProvider } from '../../../../../test/support/oidc/quiet-provider.js';
import { visitProvider } from '../../../../../test/support/oidc/provider.visitor.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { type Passing, type Rewrite, unchanged } from '../../../../../test/support/oidc/real-provider.js';
import { lan } from '../accounts.examples.js';
import { boundedFetch, CLOCK_SKEW, type OidcDefences, oidcDefences, ProviderUnavailable } from './index.js';
import {
  type AtTheDesk,
  enteredAs,
  forgeToken,
  hoa,
  type OidcAccounts,
  openOidcAccounts,
  signedBy,
} from './oidc.scene.examples.js';

let scene: OidcAccounts;

interface Attack {
  readonly name: string;
  /** Other defences that would meet it, too, off in both runs. */
  readonly alone?: Partial<OidcDefences>;
  /** The defence, taken off. */
  readonly mutant: Partial<OidcDefences>;
  /** True when it succeeded. */
  readonly run: (at: AtTheDesk) => Promise<boolean>;
}

const lanEnters = async (at: AtTheDesk): Promise<boolean> => enteredAs(await at.enter('lan-there')) === lan;
const inSeconds = (seconds: number): number => Math.floor(Date.parse(scene.wall.now()) / 1_000) + seconds;
const claimsWithout = (...left: string[]): Partial<OidcDefences> => ({
  claims: (expected) =>
    Object.fromEntries(Object.entries(oidcDefences.claims(expected)).filter(([name]) => !left.includes(name))),
});
const patient: Partial<OidcDefences> = {
  claims: (expected) => ({ ...oidcDefences.claims(expected), clockTolerance: 86_400 }),
};
const sameVerifier: Partial<OidcDefences> = { verifier: () => 'v'.repeat(43) };
const anyNonce: Partial<OidcDefences> = { isAnswerTo: () => true };
const anyState: Partial<OidcDefences> = { state: () => skipStateCheck };
/** Hoa signs in as herself, and the token then says Lan. */
const asHoaToLan = async (at: AtTheDesk): Promise<boolean> => enteredAs(await at.enter('hoa-there')) === lan;
const begins = (at: AtTheDesk): Promise<boolean> =>
  at.begin().then(
    () => true,
    (error: unknown) => unanswered(error),
  );
/** False for a provider that could not be asked; anything else is a fault of ours. */
const unanswered = (error: unknown): false => {
  if (error instanceof ProviderUnavailable) return false;
  throw error;
};
const isMetadata = ({ path }: Passing): boolean => path.endsWith('/openid-configuration');
const withMetadata =
  (change: object): Rewrite =>
  (passing) =>
    isMetadata(passing)
      ? { ...passing, body: JSON.stringify({ ...(JSON.parse(passing.body) as object), ...change }) }
      : passing;
const publicPem = (): Uint8Array =>
  Buffer.from(createPublicKey({ key: scene.provider.key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
const heardInClear: string[] = [];
const anySignature: Partial<OidcDefences> = { verify: async (token) => decodeJwt(token) };

/** What follows when somebody of the provider, Hoa, brings Lan's answer. */
const stolenCode = async (at: AtTheDesk): Promise<boolean> => {
  const stolen = await visitProvider((await at.begin()).url, { login: 'lan-there' });
  const own = await at.begin();
  const answer = new URL(own.url);
  answer.search = new URLSearchParams({
    code: stolen.searchParams.get('code') ?? '',
    iss: scene.provider.issuer,
    state: new URL(own.url).searchParams.get('state') ?? '',
  }).toString();
  return enteredAs(await at.come(own.attempt, answer)) === lan;
};

const attacks: readonly Attack[] = [
  {
    name: 'a token of another issuer',
    mutant: claimsWithout('issuer'),
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, iss: 'https://id.evil.example' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token for another program',
    mutant: claimsWithout('audience'),
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, aud: 'another' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token for several programs, asked for by another',
    mutant: { isForUs: () => true },
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, aud: ['dondoc', 'another'], azp: 'another' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token with another nonce',
    mutant: anyNonce,
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, nonce: 'of-another-sign-in' }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token without nonce',
    mutant: anyNonce,
    run: (at) => {
      forgeToken(scene.provider, ({ nonce: _, ...claims }) => claims);
      return lanEnters(at);
    },
  },
  {
    name: 'a token without signature (alg none)',
    mutant: { verify: async (token) => UnsecuredJWT.decode(token).payload },
    run: (at) => {
      const unsigned = async ({ claims }: { claims: object }) => new UnsecuredJWT({ ...claims }).encode();
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), unsigned);
      return asHoaToLan(at);
    },
  },
  {
    name: 'a token signed with the public key (HS256)',
    mutant: {
      verify: async (token, keys, options) =>
        decodeProtectedHeader(token).alg === 'HS256'
          ? (await jwtVerify(token, publicPem(), { ...options, algorithms: ['HS256'] })).payload
          : (await jwtVerify(token, keys, options)).payload,
    },
    run: (at) => {
      const sign = ({ claims }: { claims: object }) =>
        signedBy(publicPem())({ header: { alg: 'HS256', kid: 'of-the-provider' }, claims: { ...claims } });
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), sign);
      return asHoaToLan(at);
    },
  },
  {
    name: 'a token that brings its own key, of an unknown kid',
    mutant: { verify: async (token, _, options) => (await jwtVerify(token, EmbeddedJWK, options)).payload },
    run: async (at) => {
      const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
      const header = { alg: 'RS256', kid: 'of-the-attacker', jwk: await exportJWK(publicKey) };
      forgeToken(
        scene.provider,
        (claims) => ({ ...claims, sub: 'lan-there' }),
        ({ claims }) => signedBy(privateKey)({ header, claims }),
      );
      return asHoaToLan(at);
    },
  },
  {
    name: "a token signed with another key under the provider's kid",
    mutant: anySignature,
    run: async (at) => {
      const { privateKey } = await generateKeyPair('RS256');
      forgeToken(scene.provider, (claims) => ({ ...claims, sub: 'lan-there' }), signedBy(privateKey));
      return asHoaToLan(at);
    },
  },
  {
    name: 'a token that has expired',
    mutant: patient,
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, exp: inSeconds(-CLOCK_SKEW - 30) }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token that is not valid yet',
    mutant: patient,
    run: (at) => {
      forgeToken(scene.provider, (claims) => ({ ...claims, nbf: inSeconds(CLOCK_SKEW + 60) }));
      return lanEnters(at);
    },
  },
  {
    name: 'a token that never expires',
    mutant: claimsWithout('requiredClaims'),
    run: (at) => {
      forgeToken(scene.provider, ({ exp: _, ...claims }) => claims);
      return lanEnters(at);
    },
  },
  {
    name: 'an answer brought again, by a provider that takes a code twice',
    mutant: { isFirstUse: () => Promise.resolve(true) },
    run: async (at) => {
      const taken: string[] = [];
      scene.provider.rewrite = (passing) => {
        if (passing.path !== '/token') return passing;
        if (passing.status === 200) taken.push(passing.body);
        return { ...passing, status: 200, body: taken[0] ?? '' };
      };
      const { url, attempt } = await at.begin();
      const answer = await visitProvider(url, { login: 'lan-there' });
      if (enteredAs(await at.come(attempt, answer)) !== lan) throw new Error('the first time was refused');
      return enteredAs(await at.come(attempt, answer)) === lan;
    },
  },
  {
    name: 'a stolen code in another attempt, against PKCE alone',
    alone: anyNonce,
    mutant: sameVerifier,
    run: stolenCode,
  },
  {
    name: 'a stolen code in another attempt, against the nonce alone',
    alone: sameVerifier,
    mutant: anyNonce,
    run: stolenCode,
  },
  {
    name: "an answer of the attacker's in the browser of somebody else (login CSRF)",
    alone: { ...anyNonce, ...sameVerifier },
    mutant: anyState,
    run: async (at) => {
      const planted = await visitProvider((await at.begin()).url, { login: 'hoa-there' });
      const { attempt } = await at.begin();
      return enteredAs(await at.come(attempt, planted)) === hoa;
    },
  },
  {
    name: 'a stolen answer, whole, in the browser of the thief',
    alone: { ...anyNonce, ...sameVerifier },
    mutant: anyState,
    run: async (at) => {
      const stolen = await visitProvider((await at.begin()).url, { login: 'lan-there' });
      const { attempt } = await at.begin();
      return enteredAs(await at.come(attempt, stolen)) === lan;
    },
  },
  {
    name: 'an attempt that was never begun here, forged by who knows its form',
    mutant: {
      open: (sealed) => {
        const { s, r, i, e } = JSON.parse(Buffer.from(sealed, 'base64url').toString()) as Forged;
        return { secret: Buffer.from(s), returnTo: r, invitation: i, expires: e };
      },
    },
    run: async (at) => {
      const forged: Forged = { s: 'x', r: '//evil.example', i: null, e: Date.UTC(2100, 0) };
      const attempt = { secret: Buffer.from('x'), returnTo: '/', invitation: null, expires: 0 };
      const url = new URL((await at.begin()).url);
      url.searchParams.set('state', String(oidcDefences.state(attempt)));
      url.searchParams.set('nonce', oidcDefences.nonce(attempt));
      url.searchParams.set('code_challenge', oidcDefences.challenge(oidcDefences.verifier(attempt)));
      const answer = await visitProvider(url.href, { login: 'lan-there' });
      return enteredAs(await at.come(Buffer.from(JSON.stringify(forged)).toString('base64url'), answer)) === lan;
    },
  },
  {
    name: 'an attempt of yesterday',
    mutant: { isFresh: () => true },
    run: async (at) => {
      const { url, attempt } = await at.begin();
      scene.wall.offset = 10 * 60_000;
      return enteredAs(await at.come(attempt, await visitProvider(url, { login: 'lan-there' }))) === lan;
    },
  },
  {
    name: 'an answer that another provider signs (mix-up)',
    mutant: {
      answer: (parameters, server) => {
        const read = new URLSearchParams(parameters);
        read.delete('iss');
        return [read, { ...server, authorization_response_iss_parameter_supported: false }];
      },
    },
    run: async (at) => {
      const { url, attempt } = await at.begin();
      const answer = await visitProvider(url, { login: 'lan-there' });
      answer.searchParams.set('iss', 'https://id.evil.example');
      return enteredAs(await at.come(attempt, answer)) === lan;
    },
  },
  {
    name: 'metadata that speak for another issuer',
    mutant: { issuerOfMetadata: () => new URL(`${scene.provider.issuer}/elsewhere`) },
    run: (at) => {
      scene.provider.rewrite = withMetadata({ issuer: `${scene.provider.issuer}/elsewhere` });
      return begins(at);
    },
  },
  {
    name: 'a way back to another host after signing in',
    mutant: { ownPath: (path) => path },
    run: async (at) => {
      const leads: boolean[] = [];
      for (const path of [
        '//evil.example/',
        '/\\evil.example',
        'https://evil.example/',
        '/\t/evil.example',
        '/..//evil.example',
      ]) {
        const { url, attempt } = await at.begin(path);
        const step = await at.come(attempt, await visitProvider(url, { login: 'lan-there' }));
        const to = step.status === 'named' ? step.returnTo : '/';
        leads.push(new URL(to, 'http://own.example').host !== 'own.example');
      }
      return leads.some(Boolean);
    },
  },
  {
    name: 'a token endpoint that sends the code and our secret elsewhere',
    mutant: { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) },
    run: async (at) => {
      const heard: string[] = [];
      scene.provider.rewrite = (passing) => {
        if (passing.path === '/elsewhere') heard.push(passing.sent);
        const to = { location: `${scene.provider.issuer}/elsewhere` };
        return passing.path === '/token' ? { ...passing, status: 307, headers: to, body: '' } : passing;
      };
      await at.enter('lan-there').catch(unanswered);
      return heard.some((sent) => sent.includes('code_verifier'));
    },
  },
  {
    name: 'metadata without end',
    mutant: { fetch: (url, init) => fetch(url, init) },
    run: (at) => {
      const pad = ' '.repeat(300_000);
      scene.provider.rewrite = (passing) => (isMetadata(passing) ? { ...passing, body: passing.body + pad } : passing);
      return begins(at);
    },
  },
  {
    name: 'a provider that does not answer in time',
    alone: { fetch: boundedFetch({ ms: 300, bytes: 262_144 }) },
    mutant: { fetch: boundedFetch({ ms: 600_000, bytes: 262_144 }) },
    run: async (at) => {
      const held: (() => void)[] = [];
      scene.provider.rewrite = (passing) => new Promise((pass) => held.push(() => pass(passing)));
      let settled = false;
      const begun = begins(at).finally(() => {
        settled = true;
      });
      await eventually(() => held.length > 0);
      const gaveUp = await eventually(() => settled, { within: 3_000 }).catch(() => false);
      held.forEach((letGo) => letGo());
      return (await begun) && !gaveUp;
    },
  },
  {
    name: 'a token endpoint in clear on another machine',
    mutant: {
      fetch: (url, init) => {
        if (new URL(url).hostname !== 'id.example') return fetch(url, init);
        heardInClear.push(String(init.body));
        return Promise.resolve(new Response('{}', { status: 400 }));
      },
    },
    run: async (at) => {
      scene.provider.rewrite = withMetadata({ token_endpoint: 'http://id.example/token' });
      await at.enter('lan-there').catch(unanswered);
      return heardInClear.some((sent) => sent.includes('code_verifier'));
    },
  },
];

interface Forged {
  readonly s: string;
  readonly r: string;
  readonly i: string | null;
  readonly e: number;
}

beforeAll(async () => {
  quietProvider();
  scene = await openOidcAccounts();
});
afterAll(() => scene.stop());

/** As if nothing had been tried before. */
async function calm(): Promise<void> {
  scene.provider.rewrite = unchanged;
  scene.wall.offset = 0;
  heardInClear.length = 0;
  await scene.accounts.source.query('delete from access.attempt');
}

describe('a sign-in by the identity provider', () => {
  beforeEach(calm);

  it('succeeds when nobody attacks it', async () => {
    expect(await lanEnters(scene.with())).toBe(true);
  });

  it.each([
    ['exp', -CLOCK_SKEW + 30],
    ['nbf', CLOCK_SKEW - 30],
  ])('bears clocks that differ by half a minute (%s)', async (claim, seconds) => {
    forgeToken(scene.provider, (claims) => ({ ...claims, [claim]: inSeconds(seconds) }));
    expect(await lanEnters(scene.with())).toBe(true);
  });

  it.each(attacks.map((attack) => [attack.name, attack] as const))('withstands %s', async (name, attack) => {
    const { alone, mutant, run } = attack;
    expect(await run(scene.with(alone))).toBe(false);
    await calm();
    expect(await run(scene.with({ ...alone, ...mutant }))).toBe(true);
    process.stdout.write(`attack defended, mutant caught: ${name}\n`);
  });
});
