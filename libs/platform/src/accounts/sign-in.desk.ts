/**
 * Signing in with a password, and with a second factor where the person has one or must have one.
 *
 * Whoever is refused learns nothing: an unknown login, a wrong password, an account without password or disabled, and a pause after
 * too many tries get one answer, and for equal tries equal work. No session exists before the last step: between the steps the
 * browser holds a ticket, which opens nothing. Another way to prove who one is (an identity provider) ends in `begin`, too.
 */
import type { Clock } from '../clock/clock.js';
import type { AccessRecord } from './access.record.js';
import type { Account } from './account.entity.js';
import { type AccountStore, loginOf } from './account.store.js';
import type { AttemptThrottle, TryFrom } from './attempt.throttle.js';
import type { KnownDevices } from './known.devices.js';
import { isHashable } from './password.form.js';
import type { PasskeyChallenges } from './passkey.challenges.js';
import type { PasskeyStore } from './passkey.store.js';
import type { PasswordHasher } from './password.hasher.js';
import { needsSecondFactor, type RolesHeld } from './roles.held.js';
import type { OfferedFactor, SecondFactor } from './second.factor.js';
import {
  type BegunSession,
  OFFICE_DAY,
  type ProviderSession,
  type SessionStore,
  type SignInMethod,
} from './session.store.js';
import type { TicketStore } from './ticket.store.js';

/** Where a try comes from. */
export interface Caller {
  /** IP address. */
  readonly address: string;
  readonly agent: string | null;
  /** The proof that the browser keeps, when it has one. */
  readonly device: string | null;
}

export interface SignedIn {
  readonly status: 'signed-in';
  readonly person: string;
  readonly session: BegunSession;
  /** The proof that the browser keeps from now on. */
  readonly device: string;
  /** After a second factor was set up. */
  readonly recoveryCodes?: readonly string[];
}

export type SignInStep =
  | SignedIn
  | { readonly status: 'refused' }
  /** The password was right, but nobody has given the person a role. */
  | { readonly status: 'no-role' }
  | { readonly status: 'second-factor'; readonly ticket: string; readonly factors: readonly FactorKind[] }
  | { readonly status: 'second-factor-enrolment'; readonly ticket: string };

/** How the second step may be taken: a code of an app or a recovery code, or a passkey. */
export type FactorKind = 'code' | 'passkey';

export interface SignInParts {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly tickets: TicketStore;
  readonly throttle: AttemptThrottle;
  readonly record: AccessRecord;
  readonly devices: KnownDevices;
  readonly hasher: PasswordHasher;
  readonly factor: SecondFactor;
  readonly passkeys: PasskeyStore;
  readonly challenges: PasskeyChallenges;
  readonly roles: RolesHeld;
  readonly clock: Clock;
}

const refused = { status: 'refused' } as const;

export class SignInDesk {
  constructor(private readonly parts: SignInParts) {}

  async withPassword(login: string, password: string, caller: Caller): Promise<SignInStep> {
    const { accounts, throttle, clock } = this.parts;
    const at = clock.now();
    const account = await accounts.findByLogin(login);
    const from = this.tryFrom(loginOf(login), account, caller);
    const admitted = await throttle.claim(from, at);
    if (!admitted || !(await this.isRight(account, password)) || account === undefined) {
      await this.note('sign-in-refused', account, caller);
      return refused;
    }
    await throttle.forgive(from, 1);
    await this.renewHash(account, password);
    return this.afterFirstStep(account, caller);
  }

  async withSecondFactor(ticket: string, code: string, caller: Caller): Promise<SignInStep> {
    const { tickets, factor, clock } = this.parts;
    const at = clock.now();
    const account = await this.holderOf(ticket, 'second-factor');
    if (account === undefined) return refused;
    const kind = await this.inTries(account, caller, () => factor.accepts(account, code, at));
    if (kind === undefined || !(await tickets.use(ticket, at))) return refused;
    if (kind === 'recovery') await this.note('recovery-code-used', account, caller);
    return this.beginWith(ticket, account.person, caller);
  }

  /**
   * Goes on for the holder of an account whom an identity provider has named. Where the provider saw a second factor itself, that is
   * enough; else the person is asked for one as after a password.
   */
  withIdentity(
    account: Account,
    caller: Caller,
    proof: { readonly provider: ProviderSession; readonly secondFactor: boolean },
  ): Promise<SignInStep> {
    const { provider, secondFactor } = proof;
    if (!secondFactor) return this.afterFirstStep(account, caller, provider);
    return this.begin(account.person, caller, { ...firstStep(provider), secondFactor });
  }

  /** A secret for whoever must have a second factor and has none yet; undefined for a ticket that is no longer good. */
  async offerSecondFactor(ticket: string): Promise<OfferedFactor | undefined> {
    const account = await this.enrolling(ticket);
    return account === undefined ? undefined : this.parts.factor.offer(account);
  }

  async confirmSecondFactor(ticket: string, code: string, caller: Caller): Promise<SignInStep> {
    const { tickets, factor, clock } = this.parts;
    const at = clock.now();
    const account = await this.enrolling(ticket);
    if (account === undefined) return refused;
    const recoveryCodes = await this.inTries(account, caller, () => factor.confirm(account, code, at));
    if (recoveryCodes === undefined || !(await tickets.use(ticket, at))) return refused;
    await this.note('second-factor-set', account, caller);
    const proof = { ...firstStep(await tickets.cameBy(ticket)), secondFactor: true };
    const step = await this.begin(account.person, caller, proof);
    return step.status === 'signed-in' ? { ...step, recoveryCodes } : step;
  }

  /** The session of whoever took the second step: it began in the way in which the first was taken. */
  async beginWith(ticket: string, person: string, caller: Caller): Promise<SignedIn | { readonly status: 'no-role' }> {
    const provider = await this.parts.tickets.cameBy(ticket);
    return this.begin(person, caller, { ...firstStep(provider), secondFactor: true });
  }

  /** The session of somebody who has proved who they are, in the first role that they hold. */
  async begin(
    person: string,
    caller: Caller,
    proof: { readonly method: SignInMethod; readonly secondFactor: boolean; readonly provider?: ProviderSession },
  ): Promise<SignedIn | { readonly status: 'no-role' }> {
    const { sessions, devices, roles, accounts, record, clock } = this.parts;
    const at = clock.now();
    const held = await roles.of(person, at);
    const chosen = held.find(({ role }) => proof.secondFactor || !needsSecondFactor(role));
    if (chosen === undefined) return { status: 'no-role' };
    const session = await sessions.begin({ person, ...chosen, ...proof, agent: caller.agent, lasts: OFFICE_DAY, at });
    await accounts.noteSignIn(person, at);
    await record.add({ kind: 'signed-in', person, address: caller.address, at });
    const known = devices.nameOf(person, caller.device) === null ? undefined : caller.device;
    return { status: 'signed-in', person, session, device: known ?? devices.issue(person) };
  }

  /**
   * Runs a check of the person's own within bounds; undefined when it failed, or came too soon after others that did. Codes and
   * the password are counted apart: a right password buys no tries at codes.
   */
  async inTries<Found>(
    account: Account,
    caller: Caller,
    check: () => Promise<Found | undefined>,
    tried: 'again' | 'password' = 'again',
  ): Promise<Found | undefined> {
    const { throttle, clock } = this.parts;
    const from = this.tryFrom(`${tried} ${account.person}`, account, caller);
    const found = (await throttle.claim(from, clock.now())) ? await check() : undefined;
    if (found === undefined) await this.note('second-factor-refused', account, caller);
    else await throttle.forgive(from, 1);
    return found;
  }

  /** Whether a second factor is asked of the person: a code, or a passkey. */
  async hasSecondFactor(person: string): Promise<boolean> {
    const { accounts, passkeys } = this.parts;
    const account = await accounts.find(person);
    return typeof account?.totp === 'string' || (await passkeys.of(person)).length > 0;
  }

  /** The account, when the password is given again. */
  async proved(person: string, password: string, caller: Caller): Promise<Account | undefined> {
    const { accounts, hasher } = this.parts;
    const account = await accounts.find(person);
    if (account === undefined || !isHashable(password)) return undefined;
    const check = async () => ((await hasher.verify(account.password, password)) ? account : undefined);
    return this.inTries(account, caller, check, 'password');
  }

  private async afterFirstStep(account: Account, caller: Caller, provider?: ProviderSession): Promise<SignInStep> {
    const { tickets, roles, passkeys, clock } = this.parts;
    const { person } = account;
    const at = clock.now();
    const ticketFor = async (purpose: 'second-factor' | 'second-factor-enrolment'): Promise<string> =>
      (await tickets.issue(person, purpose, at, provider)).ticket;
    const hasPasskey = (await passkeys.of(person)).length > 0;
    if (account.totp !== null || hasPasskey) {
      // A recovery code stands in for either.
      const factors: readonly FactorKind[] = hasPasskey ? ['passkey', 'code'] : ['code'];
      return { status: 'second-factor', ticket: await ticketFor('second-factor'), factors };
    }
    const held = await roles.of(person, at);
    if (held.some(({ role }) => needsSecondFactor(role)))
      return { status: 'second-factor-enrolment', ticket: await ticketFor('second-factor-enrolment') };
    return this.begin(person, caller, { ...firstStep(provider), secondFactor: false });
  }

  private isRight(account: Account | undefined, password: string): Promise<boolean> {
    return isHashable(password)
      ? this.parts.hasher.verify(account?.password ?? null, password)
      : Promise.resolve(false);
  }

  /** Parameters rise over the years: a right password is the one occasion to hash it with the present ones. */
  private async renewHash({ person, password: known }: Account, password: string): Promise<void> {
    const { hasher, accounts } = this.parts;
    if (known !== null && hasher.isOutdated(known)) await accounts.setPassword(person, await hasher.hash(password));
  }

  private async holderOf(
    ticket: string,
    purpose: 'second-factor' | 'second-factor-enrolment',
  ): Promise<Account | undefined> {
    const { tickets, accounts, clock } = this.parts;
    const person = await tickets.take(ticket, purpose, clock.now());
    return person === undefined ? undefined : accounts.find(person);
  }

  /** Who sets a first second factor up; nobody who has one by now, however it came: that one is to be shown. */
  private async enrolling(ticket: string): Promise<Account | undefined> {
    const account = await this.holderOf(ticket, 'second-factor-enrolment');
    return account === undefined || (await this.hasSecondFactor(account.person)) ? undefined : account;
  }

  private tryFrom(login: string, account: Account | undefined, { address, device }: Caller): TryFrom {
    const known = account === undefined ? null : this.parts.devices.nameOf(account.person, device);
    return { login, address, device: known };
  }

  private note(
    kind: 'sign-in-refused' | 'second-factor-refused' | 'second-factor-set' | 'recovery-code-used',
    account: Account | undefined,
    { address }: Caller,
  ): Promise<void> {
    const { record, clock } = this.parts;
    return record.add({ kind, person: account?.person ?? null, address, at: clock.now() });
  }
}

function firstStep(provider: ProviderSession | undefined) {
  return provider === undefined ? { method: 'password' as const } : { method: 'oidc' as const, provider };
}
