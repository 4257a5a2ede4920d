import type { DataSource } from 'typeorm';
import type { Clock } from '../clock/clock.js';
import type { Sealer } from '../sealing/sealer.js';
import { AccessRecord } from './access.record.js';
import { AccountDesk } from './account.desk.js';
import { AccountStore } from './account.store.js';
import { AttemptThrottle } from './attempt.throttle.js';
import { KnownDevices } from './known.devices.js';
import { type HashCost, PasswordHasher } from './password.hasher.js';
import type { RolesHeld } from './roles.held.js';
import { SecondFactor } from './second.factor.js';
import { SessionStore } from './session.store.js';
import { SignInDesk } from './sign-in.desk.js';
import { TicketStore } from './ticket.store.js';

export interface AccountsOptions {
  readonly source: DataSource;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly roles: RolesHeld;
  readonly wordsAbout: (person: string) => Promise<readonly string[]>;
  /** Default: OWASP's. Cheaper ones are for tests. */
  readonly hashCost?: HashCost;
}

/** Everything about accounts over one database. */
export interface Accounts {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly record: AccessRecord;
  readonly roles: RolesHeld;
  readonly clock: Clock;
  readonly hasher: PasswordHasher;
  readonly factor: SecondFactor;
  readonly signIn: SignInDesk;
  readonly desk: AccountDesk;
}

export function openAccounts({ source, sealer, clock, roles, wordsAbout, hashCost }: AccountsOptions): Accounts {
  const accounts = new AccountStore(source, sealer);
  const parts = {
    accounts,
    sessions: new SessionStore(source),
    tickets: new TicketStore(source),
    throttle: new AttemptThrottle(source),
    record: new AccessRecord(source),
    devices: new KnownDevices(sealer.derive('known devices')),
    hasher: new PasswordHasher(hashCost),
    factor: new SecondFactor(accounts),
    roles,
    clock,
  };
  const signIn = new SignInDesk(parts);
  return { ...parts, signIn, desk: new AccountDesk({ ...parts, signIn, wordsAbout }) };
}
