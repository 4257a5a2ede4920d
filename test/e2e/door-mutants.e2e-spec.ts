/** Seeded bugs of the edge: an attack over HTTP is refused, and succeeds where the one defence against it is taken away. */
import type { Provider } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { tokenScopes } from '#contracts';
import { TokenStore, uuidV5 } from '#platform';
import { Credentials } from '../../apps/api/src/access/credentials.js';
import { DATA_SOURCE, TOKENS } from '../../apps/api/src/api.options.js';
import { ApiClient } from './api.client.js';
import { administrator, type DoorScene, openDoor } from './door.scene.js';
import { coordinator, finance, office } from './register.examples.js';

type Defence = 'own pages' | 'scopes';
let off: Defence | undefined;
let door: DoorScene;

/** Lets pages of other sites use the cookie. */
class TrustingCredentials extends Credentials {
  protected override refuseForeign(...asked: Parameters<Credentials['refuseForeign']>): void {
    if (off !== 'own pages') super.refuseForeign(...asked);
  }
}

/** Forgets what a token was made for. */
class ForgetfulTokens extends TokenStore {
  override async verify(token: string, now: string) {
    const grant = await super.verify(token, now);
    return off === 'scopes' && grant !== undefined ? { ...grant, scopes: undefined } : grant;
  }
}

const replaced: readonly Provider[] = [
  { provide: Credentials, useClass: TrustingCredentials },
  { provide: TOKENS, inject: [DATA_SOURCE], useFactory: (source: DataSource) => new ForgetfulTokens(source) },
];

beforeAll(async () => {
  door = await openDoor({ replaced });
  await door.choosePassword(coordinator);
});
beforeEach(() => {
  off = undefined;
  return door.calm();
});
afterAll(() => door.harness.stop());

const directive = {
  kind: 'plan',
  number: '7/KH',
  issuedOn: '2025-02-20',
  issuer: 'UBND tỉnh',
  abstract: 'Kế hoạch',
  secrecy: 'open',
  ownerUnit: office,
};

/** Each says whether the attacker got what they wanted. */
const attacks: readonly (readonly [string, Defence, () => Promise<boolean>])[] = [
  [
    'a page of another site that sends a form with the cookie',
    'own pages',
    async () => {
      const at = await door.inside();
      const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
      return (
        (await at.post('/api/v1/directives', directive, { ...headers, 'content-type': 'application/json' })).status ===
        201
      );
    },
  ],
  [
    'a token that was made for reading, used to write',
    'scopes',
    async () => {
      const at = { person: coordinator, role: 'coordinator', unit: office };
      const made = await door.accounts.tokens.mint({ ...at, label: 'Báo cáo', scopes: ['read'], days: 1 }, 'console');
      const client = new ApiClient(door.harness.url, typeof made === 'string' ? '' : made.token);
      return (await client.post('/api/v1/directives', directive)).status === 201;
    },
  ],
  [
    'a token with every scope that gives a role away',
    'scopes',
    async () => {
      const at = { person: administrator, role: 'admin', unit: null };
      const made = await door.accounts.tokens.mint({ ...at, label: 'x', scopes: tokenScopes, days: 1 }, 'console');
      const client = new ApiClient(door.harness.url, typeof made === 'string' ? '' : made.token);
      const grant = { person: uuidV5('người ngoài'), role: 'officer', unit: finance };
      return (await client.post('/api/v1/grants', grant)).status < 300;
    },
  ],
];

describe('an attack on the edge', () => {
  it.each(attacks)('gets nothing: %s', async (_, __, attack) => {
    expect(await attack()).toBe(false);
  });

  it.each(attacks)('would succeed without its defence: %s (%s)', async (_, defence, attack) => {
    off = defence;
    expect(await attack()).toBe(true);
  });
});
