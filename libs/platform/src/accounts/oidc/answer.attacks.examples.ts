/** Attacks by an answer that was stolen, planted, forged or brought again. */
import { skipStateCheck } from 'oauth4webapi';
import { visitProvider } from '../../../../../test/support/oidc/provider.visitor.js';
import { lan } from '../accounts.examples.js';
import { type OidcDefences, oidcDefences } from './index.js';
import { anyNonce, type Attack, sameVerifier, stolenFromLan } from './oidc-attack.examples.js';
import { type AtTheDesk, enteredAs, hoa, type OidcAccounts } from './oidc.scene.examples.js';

interface Forged {
  readonly s: string;
  readonly r: string;
  readonly i: string | null;
  readonly e: number;
}

const anyState: Partial<OidcDefences> = { state: () => skipStateCheck };

/** The thief brings the code with an attempt of their own. */
async function stolenCode(at: AtTheDesk, { provider }: OidcAccounts): Promise<boolean> {
  const stolen = await stolenFromLan(at);
  const own = await at.begin();
  const answer = new URL(stolen);
  answer.search = new URLSearchParams({
    code: stolen.searchParams.get('code') ?? '',
    iss: provider.issuer,
    state: new URL(own.url).searchParams.get('state') ?? '',
  }).toString();
  return enteredAs(await at.come(own.attempt, answer)) === lan;
}

export const answerAttacks: readonly Attack[] = [
  {
    name: 'an answer brought again, by a provider that takes a code twice',
    mutant: { isFirstUse: () => Promise.resolve(true) },
    run: async (at, scene) => {
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
      const stolen = await stolenFromLan(at);
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
    run: async (at, scene) => {
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
];
