/**
 * What happens to an account besides signing in: it is added, gets its password by a link, changes it, gets a second factor, is reset,
 * is disabled. Everything here is recorded, and whatever changes who can sign in ends the sessions that were open and the sign-ins under way.
 */
import type { Account, AccountKind } from './account.entity.js';
import { loginOf } from './account.store.js';
import { type WeakBecause, weaknessOf } from './password.strength.js';
import type { IdentityStore, LinkedIdentity } from './oidc/identity.store.js';
import type { OfferedFactor } from './second.factor.js';
import type { Caller, SignInDesk, SignInParts } from './sign-in.desk.js';

export interface AccountParts extends SignInParts {
  readonly signIn: SignInDesk;
  readonly identities: IdentityStore;
  /** What is known about a person, that a password must not be made of: names, addresses, units. */
  readonly wordsAbout: (person: string) => Promise<readonly string[]>;
}

export type PasswordAnswer = 'set' | 'refused' | WeakBecause;

const loginForm = /^[a-z0-9](?:[a-z0-9._@-]{1,98})[a-z0-9]$/;

export class AccountDesk {
  constructor(private readonly parts: AccountParts) {}

  /** The link's ticket for a person's account; none for a program's. */
  async add(account: {
    readonly person: string;
    readonly login: string;
    readonly kind: AccountKind;
  }): Promise<'login-form' | 'exists' | { readonly ticket: string | null; readonly expiresAt: string | null }> {
    const { accounts, tickets, clock } = this.parts;
    const at = clock.now();
    if (!loginForm.test(loginOf(account.login))) return 'login-form';
    if (!(await accounts.add({ ...account, at }))) return 'exists';
    await this.note('account-added', account.person, 'console');
    return account.kind === 'program'
      ? { ticket: null, expiresAt: null }
      : tickets.issue(account.person, 'password', at);
  }

  /** A new link; the old password is void and every session ends. */
  async reset(
    person: string,
    secondFactorToo: boolean,
  ): Promise<{ readonly ticket: string; readonly expiresAt: string }> {
    const { accounts, tickets, sessions, clock } = this.parts;
    const at = clock.now();
    await accounts.reset(person, secondFactorToo);
    await tickets.endSignIns(person);
    await sessions.endAll({ person, because: 'password-changed', at });
    await this.note('account-reset', person, 'console');
    return tickets.issue(person, 'password', at);
  }

  /** From now on whoever the provider names so is this person; false when either of the two is linked already. */
  async link(person: string, identity: { readonly issuer: string; readonly subject: string }): Promise<boolean> {
    const { identities, clock } = this.parts;
    if (!(await identities.link({ ...identity, person, by: 'console', at: clock.now() }))) return false;
    await this.note('identity-linked', person, 'console');
    return true;
  }

  /** Undoes it, and ends the sessions that rest on it; gives what was linked. */
  async unlink(person: string): Promise<readonly LinkedIdentity[]> {
    const { identities, sessions, tickets, clock } = this.parts;
    const unlinked = await identities.unlink(person);
    if (unlinked.length > 0) await tickets.endSignIns(person);
    for (const { issuer, subject } of unlinked) {
      await sessions.endOfProvider({ issuer, subject, sid: null }, clock.now());
    }
    if (unlinked.length > 0) await this.note('identity-unlinked', person, 'console');
    return unlinked;
  }

  async disable(person: string): Promise<void> {
    const { accounts, sessions, clock } = this.parts;
    const at = clock.now();
    await accounts.disable(person, at);
    await sessions.endAll({ person, because: 'disabled', at });
    await this.note('account-disabled', person, 'console');
  }

  /** Chooses a password with the link's ticket, which is then used up. */
  async setWithTicket(ticket: string, password: string, { address }: Caller): Promise<PasswordAnswer> {
    const { tickets, hasher, clock } = this.parts;
    const at = clock.now();
    const person = await tickets.take(ticket, 'password', at);
    const account = person === undefined ? undefined : await this.parts.accounts.find(person);
    if (account === undefined) return 'refused';
    const weakness = await this.weakness(account, password);
    if (weakness !== null) return weakness;
    // Hashed first: where too much is being hashed, the link stays good.
    const hash = await hasher.hash(password);
    if (!(await tickets.use(ticket, at))) return 'refused';
    return this.set(account.person, hash, { address });
  }

  /** Changes the password from within a session, which stays; every other one ends. */
  async change(
    change: { readonly person: string; readonly current: string; readonly next: string; readonly session: string },
    caller: Caller,
  ): Promise<PasswordAnswer> {
    const account = await this.parts.signIn.proved(change.person, change.current, caller);
    if (account === undefined) return 'refused';
    const weakness = await this.weakness(account, change.next);
    if (weakness !== null) return weakness;
    const hash = await this.parts.hasher.hash(change.next);
    return this.set(account.person, hash, { address: caller.address, except: change.session });
  }

  /**
   * A secret for an authenticator app, for whoever gives the password again; it counts once `confirmFactor` has seen a code of it.
   * Undefined for a wrong password.
   */
  async offerFactor(person: string, password: string, caller: Caller): Promise<OfferedFactor | undefined> {
    const account = await this.parts.signIn.proved(person, password, caller);
    return account === undefined ? undefined : this.parts.factor.offer(account);
  }

  /** True for a code of the person's second factor, good once: the session may be raised. */
  async proveFactor(person: string, code: string, caller: Caller): Promise<boolean> {
    const { accounts, factor, signIn, clock } = this.parts;
    const account = await accounts.find(person);
    if (account === undefined) return false;
    return (await signIn.inTries(account, caller, () => factor.accepts(account, code, clock.now()))) !== undefined;
  }

  /** The recovery codes, shown this once; undefined for a code that is not good. */
  async confirmFactor(person: string, code: string, caller: Caller): Promise<readonly string[] | undefined> {
    const { accounts, factor, signIn, clock } = this.parts;
    const account = await accounts.find(person);
    if (account === undefined) return undefined;
    const codes = await signIn.inTries(account, caller, () => factor.confirm(account, code, clock.now()));
    if (codes !== undefined) await this.note('second-factor-set', person, caller.address);
    return codes;
  }

  private async weakness(account: Account, password: string): Promise<WeakBecause | null> {
    const words = await this.parts.wordsAbout(account.person);
    return weaknessOf(password, { words: [account.login, ...words] });
  }

  private async set(person: string, hash: string, by: { address: string; except?: string }): Promise<'set'> {
    const { accounts, tickets, sessions, clock } = this.parts;
    await accounts.setPassword(person, hash);
    await tickets.endSignIns(person);
    await sessions.endAll({ person, because: 'password-changed', at: clock.now() }, by.except);
    await this.note('password-set', person, by.address);
    return 'set';
  }

  private note(
    kind:
      | 'account-added'
      | 'account-reset'
      | 'account-disabled'
      | 'identity-linked'
      | 'identity-unlinked'
      | 'password-set'
      | 'second-factor-set',
    person: string,
    address: string,
  ): Promise<void> {
    const { record, clock } = this.parts;
    return record.add({ kind, person, address, at: clock.now() });
  }
}
