import { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { MovableClock, openAccounts, peopleEntities, Sealer } from '../index.js';
import type { Accounts, Caller, HashCost, HeldRole, OidcOptions, PartsInstead } from './index.js';

export const lan = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c001';
export const unit = '0b0e7a34-3f2b-4d8a-9a55-2a1de0f5c0aa';
export const password = 'thuyền-gạo-47-đèn-biển';
export const cheap: HashCost = { memoryKib: 64, passes: 1, lanes: 1 };
export const office: Caller = { address: '203.0.113.7', agent: 'Firefox', device: null };

export interface AccountsScene extends Omit<Accounts, 'clock'> {
  readonly clock: MovableClock;
  readonly database: TestDatabase;
  readonly source: DataSource;
  /** What `roles.of` answers, by person. */
  readonly held: Map<string, readonly HeldRole[]>;
  /** Lan's account, with her password. */
  addLan(): Promise<void>;
  /** The same accounts once more; `parts` take a defence away. */
  again(cost: HashCost, oidc?: OidcOptions, parts?: PartsInstead): Accounts;
  stop(): Promise<void>;
}

/** Accounts over a database of their own, with a clock that stands still. */
export async function openAccountsScene(): Promise<AccountsScene> {
  const database = await createTestDatabase();
  const source = new DataSource({
    type: 'postgres',
    url: database.url,
    entities: peopleEntities,
  });
  await source.initialize();
  const clock = new MovableClock('2025-03-03T02:00:00.000Z');
  const held = new Map<string, readonly HeldRole[]>([[lan, [{ role: 'unitHead', unit }]]]);
  const again = (hashCost: HashCost, oidc?: OidcOptions, instead?: PartsInstead): Accounts =>
    openAccounts({
      source,
      sealer: new Sealer([Buffer.alloc(32, 7)]),
      clock,
      roles: { of: (person) => Promise.resolve(held.get(person) ?? []) },
      wordsAbout: () => Promise.resolve(['Nguyễn Thị Lan', 'Sở Tài chính']),
      hashCost,
      oidc,
      parts: instead,
    });
  const parts = again(cheap);
  return {
    ...parts,
    clock,
    database,
    source,
    held,
    again,
    async addLan() {
      const added = await parts.desk.add({ person: lan, login: 'lan.nguyen', kind: 'person' });
      const ticket = typeof added === 'object' ? added.ticket : null;
      if ((await parts.desk.setWithTicket(ticket ?? '', password, office)) !== 'set') throw new Error('not set');
    },
    async stop() {
      await source.destroy();
      await database.drop();
    },
  };
}
