/**
 * Seeded bugs of the door. Each attack is made on the accounts as they are, and once more with the one defence that stands against it
 * taken away: there it must succeed, or the attack would show nothing.
 */
import { randomBytes } from 'node:crypto';
import { TokenStore } from '../people/token.store.js';
import { PersonVault } from '../people/person.vault.js';
import { type AccountsScene, cheap, lan, office, openAccountsScene, password, unit } from './accounts.examples.js';
import { AccountStore } from './account.store.js';
import { AttemptThrottle } from './attempt.throttle.js';
import type { Accounts, LiveSession, PartsInstead } from './index.js';
import { KnownDevices } from './known.devices.js';
import { hashOf, recoveryCodeOf } from './one-time.secret.js';
import { SessionStore } from './session.store.js';
import { TicketStore } from './ticket.store.js';
import { stepOf, totpAt } from './totp.js';

type Defence =
  | 'pauses'
  | 'proof of a known browser'
  | 'a ticket once'
  | 'a code once'
  | 'a recovery code once'
  | 'a new secret with a new role'
  | 'the idle end'
  | 'the whole hash of a token';

const morning = '2025-03-03T02:00:00.000Z';
const wrong = 'another one altogether';
let off: Defence | undefined;
let scene: AccountsScene;
let door: Accounts;

/** The real parts, each of which leaves one thing out when it is told to. */
const leaky: PartsInstead = ({ source, sealer }) => {
  class LeakyThrottle extends AttemptThrottle {
    override claim(...tried: Parameters<AttemptThrottle['claim']>): Promise<boolean> {
      return off === 'pauses' ? Promise.resolve(true) : super.claim(...tried);
    }
  }
  class LeakyDevices extends KnownDevices {
    override nameOf(person: string, shown: string | null): string | null {
      return off === 'proof of a known browser' ? (shown?.split('.')[0] ?? null) : super.nameOf(person, shown);
    }
  }
  class LeakyTickets extends TicketStore {
    override use(ticket: string, at: string): Promise<boolean> {
      return off === 'a ticket once' ? Promise.resolve(true) : super.use(ticket, at);
    }
  }
  class LeakyAccounts extends AccountStore {
    override takeStep(person: string, step: number): Promise<boolean> {
      return off === 'a code once' ? Promise.resolve(true) : super.takeStep(person, step);
    }
    override async useRecoveryCode(person: string, typed: string, at: string): Promise<boolean> {
      if (await super.useRecoveryCode(person, typed, at)) return true;
      const values = [person, hashOf(recoveryCodeOf(typed) ?? '')];
      const sql = 'select 1 from access.recovery_code where person = $1 and hash = $2';
      return off === 'a recovery code once' && (await source.query<object[]>(sql, values)).length === 1;
    }
  }
  class LeakySessions extends SessionStore {
    private readonly secrets = new Map<string, string>();
    override async begin(...request: Parameters<SessionStore['begin']>) {
      const begun = await super.begin(...request);
      this.secrets.set(begun.id, begun.secret);
      return begun;
    }
    override verify(secret: string, now: string, quietly?: boolean): Promise<LiveSession | undefined> {
      return super.verify(secret, off === 'the idle end' ? morning : now, quietly);
    }
    override async renew(...[id, change]: Parameters<SessionStore['renew']>) {
      if (off !== 'a new secret with a new role') return super.renew(id, change);
      await source.query('update access.session set role = $2 where id = $1', [id, change.role]);
      return { id, secret: this.secrets.get(id) ?? '' };
    }
  }
  return {
    throttle: new LeakyThrottle(source, sealer.derive('tries')),
    devices: new LeakyDevices(sealer.derive('known devices')),
    tickets: new LeakyTickets(source),
    accounts: new LeakyAccounts(source, sealer),
    sessions: new LeakySessions(source, new PersonVault(source, sealer)),
  };
};

beforeEach(async () => {
  off = undefined;
  scene = await openAccountsScene();
  await scene.addLan();
  door = scene.again(cheap, undefined, leaky);
});
afterEach(() => scene.stop());

const begun = async () => {
  const step = await door.signIn.withPassword('lan.nguyen', password, office);
  if (step.status !== 'signed-in') throw new Error(`not signed in: ${step.status}`);
  return step.session;
};
const alive = async (secret: string): Promise<boolean> =>
  (await door.sessions.verify(secret, scene.clock.now())) !== undefined;
const triesOf = async (tries: () => Promise<unknown>): Promise<number> => {
  const before = door.hasher.verifications;
  await tries();
  return door.hasher.verifications - before;
};
const codeNow = (secret: string): string => totpAt(secret, stepOf(scene.clock.now()));

/** Lan leads from now on, and has an app. */
const enrol = async () => {
  scene.held.set(lan, [{ role: 'leader', unit: null }]);
  const step = await door.signIn.withPassword('lan.nguyen', password, office);
  const ticket = 'ticket' in step ? step.ticket : '';
  const { secret = '' } = (await door.signIn.offerSecondFactor(ticket)) ?? {};
  const done = await door.signIn.confirmSecondFactor(ticket, codeNow(secret), office);
  scene.clock.advance(5 * 60_000);
  return { secret, codes: done.status === 'signed-in' ? (done.recoveryCodes ?? []) : [] };
};
const second = async (code: string): Promise<string> => {
  const step = await door.signIn.withPassword('lan.nguyen', password, office);
  const ticket = 'ticket' in step ? step.ticket : '';
  return (await door.signIn.withSecondFactor(ticket, code, office)).status;
};

/** Accepts a token whose hash begins as one that it knows. */
class PrefixTokens extends TokenStore {
  override async verify(token: string) {
    const begin = hashOf(token).slice(0, 2);
    const rows = await scene.source.query<{ id: string; person: string; role: string; unit: string | null }[]>(
      'select id, person, role, unit from access.token where left(hash, 2) = $1',
      [begin],
    );
    return rows.map(({ id, ...of }) => ({ token: id, ...of }))[0];
  }
}

/** Each says whether the attacker got what they wanted. */
const attacks: readonly (readonly [string, Defence, () => Promise<boolean>])[] = [
  [
    'thirty passwords in a row at one login',
    'pauses',
    async () => {
      const guess = async (): Promise<void> => {
        for (let tries = 0; tries < 30; tries += 1) await door.signIn.withPassword('lan.nguyen', wrong, office);
      };
      return (await triesOf(guess)) > 10;
    },
  ],
  [
    'a made-up proof for each try, that this browser is one of hers',
    'proof of a known browser',
    async () => {
      const guess = async (): Promise<void> => {
        for (let tries = 0; tries < 30; tries += 1) {
          const device = `${randomBytes(16).toString('base64url')}.${'A'.repeat(43)}`;
          await door.signIn.withPassword('lan.nguyen', wrong, { ...office, device });
        }
      };
      return (await triesOf(guess)) > 10;
    },
  ],
  [
    'the link of a password, found after it was used',
    'a ticket once',
    async () => {
      const { ticket } = await door.desk.reset(lan, false);
      await door.desk.setWithTicket(ticket, 'giếng-nước-gốc-đa-91', office);
      return (await door.desk.setWithTicket(ticket, 'mái-đình-cây-gạo-58', office)) === 'set';
    },
  ],
  [
    'a code that was read over her shoulder',
    'a code once',
    async () => {
      const { secret } = await enrol();
      const seen = codeNow(secret);
      await second(seen);
      return (await second(seen)) === 'signed-in';
    },
  ],
  [
    'a recovery code from the waste-paper basket',
    'a recovery code once',
    async () => {
      const [code = ''] = (await enrol()).codes;
      await second(code);
      return (await second(code)) === 'signed-in';
    },
  ],
  [
    'a secret from before she changed roles',
    'a new secret with a new role',
    async () => {
      const { id, secret } = await begun();
      await door.sessions.renew(id, { role: 'officer', unit: null });
      return alive(secret);
    },
  ],
  [
    'a browser that was left open over lunch',
    'the idle end',
    async () => {
      const { secret } = await begun();
      scene.clock.advance(61 * 60_000);
      return alive(secret);
    },
  ],
  [
    'a token whose hash begins as a known one',
    'the whole hash of a token',
    async () => {
      const tokens = off === undefined ? new TokenStore(scene.source) : new PrefixTokens(scene.source);
      const expiresAt = '2026-01-01T00:00:00.000Z';
      const { token } = await tokens.mint({ person: lan, role: 'unitHead', unit, at: morning, expiresAt });
      const begins = hashOf(token).slice(0, 2);
      let made = '';
      for (let n = 0; made === '' || hashOf(made).slice(0, 2) !== begins; n += 1)
        made = `ddk_${String(n).padStart(43, '0')}`;
      return (await tokens.verify(made, morning)) !== undefined;
    },
  ],
];

describe('an attack on the door', () => {
  it.each(attacks)('gets nothing: %s', async (_, __, attack) => {
    expect(await attack()).toBe(false);
  });

  it.each(attacks)('would succeed without its defence: %s (%s)', async (_, defence, attack) => {
    off = defence;
    expect(await attack()).toBe(true);
  });
});
