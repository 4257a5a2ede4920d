/** Attacks by what the provider answers, or does not answer, to the program itself. */
import { eventually } from '../../../../../test/support/eventually.js';
import type { Passing, Rewrite } from '../../../../../test/support/oidc/real-provider.js';
import { boundedFetch } from './index.js';
import { type Attack, unanswered } from './oidc-attack.examples.js';
import type { AtTheDesk } from './oidc.scene.examples.js';

/** What a server heard that is spoken to in clear. */
const heardInClear: string[] = [];

const begins = (at: AtTheDesk): Promise<boolean> => at.begin().then(() => true, unanswered);
const isMetadata = ({ path }: Passing): boolean => path.endsWith('/openid-configuration');

function withMetadata(change: object): Rewrite {
  const changed = (passing: Passing): string => JSON.stringify({ ...(JSON.parse(passing.body) as object), ...change });
  return (passing) => (isMetadata(passing) ? { ...passing, body: changed(passing) } : passing);
}

export const wireAttacks: readonly Attack[] = [
  {
    name: 'metadata that speak for another issuer',
    mutant: ({ provider }) => ({ issuerOfMetadata: () => new URL(`${provider.issuer}/elsewhere`) }),
    run: (at, scene) => {
      scene.provider.rewrite = withMetadata({ issuer: `${scene.provider.issuer}/elsewhere` });
      return begins(at);
    },
  },
  {
    name: 'a token endpoint that sends the code and our secret elsewhere',
    mutant: { fetch: (url, init) => fetch(url, { ...init, redirect: 'follow' }) },
    run: async (at, scene) => {
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
    run: (at, scene) => {
      const pad = ' '.repeat(300_000);
      scene.provider.rewrite = (passing) => (isMetadata(passing) ? { ...passing, body: passing.body + pad } : passing);
      return begins(at);
    },
  },
  {
    name: 'a provider that does not answer in time',
    alone: { fetch: boundedFetch({ ms: 300, bytes: 262_144 }) },
    mutant: { fetch: boundedFetch({ ms: 600_000, bytes: 262_144 }) },
    run: async (at, scene) => {
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
    run: async (at, scene) => {
      scene.provider.rewrite = withMetadata({ token_endpoint: 'http://id.example/token' });
      await at.enter('lan-there').catch(unanswered);
      return heardInClear.some((sent) => sent.includes('code_verifier'));
    },
  },
];
