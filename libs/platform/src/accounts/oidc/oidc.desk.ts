/**
 * Signing in by an identity provider: the browser is sent there and comes back with a code, which is exchanged for a token that says
 * who it is. Whoever that is linked to goes on as after a password; whoever it is not linked to stays outside, whatever e-mail
 * address the provider knows. What the provider says is believed only as far as `OidcDefences` go.
 */
import type { JWTPayload } from 'jose';
import { AuthorizationResponseError } from 'oauth4webapi';
import type { Clock } from '../../clock/clock.js';
import type { Sealer } from '../../sealing/sealer.js';
import type { Account } from '../account.entity.js';
import { networkOf, type TryFrom } from '../attempt.throttle.js';
import { hashOf } from '../one-time.secret.js';
import type { ProviderSession } from '../session.store.js';
import type { Caller, SignInDesk, SignInParts, SignInStep } from '../sign-in.desk.js';
import type { IdentityStore } from './identity.store.js';
import { type Attempt, attemptId, newAttempt, sealAttempt } from './oidc.attempt.js';
import type { OidcDefences } from './oidc.defences.js';
import { isDisbelief, NotBelieved, type OidcExchange, type Proved } from './oidc.exchange.js';
import type { OidcSettings } from './oidc.settings.js';

export interface OidcParts extends Pick<
  SignInParts,
  'accounts' | 'sessions' | 'tickets' | 'throttle' | 'record' | 'clock'
> {
  readonly settings: OidcSettings;
  readonly signIn: SignInDesk;
  readonly identities: IdentityStore;
  readonly sealer: Sealer;
  readonly exchange: OidcExchange;
  readonly defences: OidcDefences;
  /** The time by which the provider's clock is judged: the world's, also where the register's is moved. */
  readonly wall: Clock;
}

export type OidcStep =
  /** The answer is not one to believe; `because` is for the program's log. */
  | { readonly status: 'refused'; readonly because: string }
  /** The provider says that it has not let the person in, or that they did not want to. */
  | { readonly status: 'declined' }
  /** The provider vouches for somebody who has no account here that is open. */
  | { readonly status: 'unknown' }
  | { readonly status: 'named'; readonly step: SignInStep; readonly returnTo: string };

export class OidcDesk {
  constructor(private readonly parts: OidcParts) {}

  get name(): string {
    return this.parts.settings.name;
  }

  /**
   * Where to send the browser, and what it must keep meanwhile. `invitation`: the ticket of an account's link, whose holder wants to
   * use the provider in place of a password. Rejects with `ProviderUnavailable`.
   */
  async begin(going: {
    readonly returnTo: string;
    readonly invitation: string | null;
  }): Promise<{ readonly url: string; readonly attempt: string }> {
    const { defences, sealer, exchange, wall } = this.parts;
    const invitation = going.invitation === null ? null : hashOf(going.invitation);
    const attempt = newAttempt({ returnTo: defences.ownPath(going.returnTo), invitation }, Date.parse(wall.now()));
    return { url: await exchange.address(attempt), attempt: sealAttempt(attempt, sealer) };
  }

  /** Where to go to sign out at the provider, too; null when it offers none. Rejects with `ProviderUnavailable`. */
  signOutAddress(): Promise<string | null> {
    return this.parts.exchange.signOutAddress();
  }

  /**
   * What becomes of an answer that the provider sent the browser back with. `sealed`: what the browser kept. Rejects with
   * `ProviderUnavailable`.
   */
  async finish(sealed: string | undefined, parameters: URLSearchParams, caller: Caller): Promise<OidcStep> {
    const { defences, sealer, throttle, wall } = this.parts;
    const attempt = sealed === undefined ? undefined : defences.open(sealed, sealer);
    if (attempt === undefined) return this.refused('this browser asked for nothing', caller);
    if (!defences.isFresh(attempt, wall.now())) return this.refused('the attempt has expired', caller);
    const from = tryOf(attempt, caller);
    if (!(await throttle.claim(from, this.parts.clock.now()))) return this.refused('too many tries', caller);
    try {
      const step = await this.enter(attempt, await this.parts.exchange.prove(attempt, parameters), caller);
      if (step.status === 'named') await throttle.forgive(from, 1);
      return step;
    } catch (error) {
      if (error instanceof AuthorizationResponseError) return this.declined(caller);
      if (!isDisbelief(error)) throw error;
      return this.refused(error.message, caller);
    }
  }

  private async enter(attempt: Attempt, { claims, issuer }: Proved, caller: Caller): Promise<OidcStep> {
    const { sub: subject = '' } = claims;
    if (subject === '' || subject.length > 255) throw new NotBelieved('the token names nobody');
    const account = await this.holderOf({ issuer, subject }, attempt, caller);
    if (account === undefined || account.disabledAt !== null || account.kind !== 'person') {
      await this.note('identity-unknown', account?.person ?? null, caller);
      return { status: 'unknown' };
    }
    const sid = typeof claims['sid'] === 'string' ? claims['sid'] : null;
    const provider: ProviderSession = { issuer, subject, sid };
    const proof = { provider, secondFactor: this.sawSecondFactor(claims) };
    const step = await this.parts.signIn.withIdentity(account, caller, proof);
    return { status: 'named', step, returnTo: attempt.returnTo };
  }

  private async holderOf(
    named: { readonly issuer: string; readonly subject: string },
    { invitation }: Attempt,
    caller: Caller,
  ): Promise<Account | undefined> {
    const { accounts, identities } = this.parts;
    const linked = await identities.find(named.issuer, named.subject);
    const person = linked ?? (invitation === null ? undefined : await this.bind(named, invitation, caller));
    return person === undefined ? undefined : accounts.find(person);
  }

  /** The holder of an account's link, linked from now on to whom the provider named; the link is used up. */
  private async bind(
    named: { readonly issuer: string; readonly subject: string },
    invitation: string,
    caller: Caller,
  ): Promise<string | undefined> {
    const { tickets, identities, clock } = this.parts;
    const at = clock.now();
    const person = await tickets.takeByHash(invitation, 'password', at);
    if (person === undefined || !(await tickets.useByHash(invitation, at))) return undefined;
    if (!(await identities.link({ ...named, person, by: 'invitation', at }))) return undefined;
    await this.note('identity-linked', person, caller);
    return person;
  }

  private sawSecondFactor(claims: JWTPayload): boolean {
    const { strongAcr, strongAmr } = this.parts.settings;
    const { acr, amr } = claims;
    const methods: readonly unknown[] = Array.isArray(amr) ? amr : [];
    return strongAcr.some((each) => each === acr) || strongAmr.some((each) => methods.includes(each));
  }

  private async refused(because: string, caller: Caller): Promise<OidcStep> {
    await this.note('sign-in-refused', null, caller);
    return { status: 'refused', because };
  }

  private async declined(caller: Caller): Promise<OidcStep> {
    await this.note('sign-in-refused', null, caller);
    return { status: 'declined' };
  }

  private note(
    kind: 'sign-in-refused' | 'identity-unknown' | 'identity-linked',
    person: string | null,
    { address }: Caller,
  ): Promise<void> {
    const { record, clock } = this.parts;
    return record.add({ kind, person, address, at: clock.now() });
  }
}

/** Tries are counted by the network, in a few rows each, so that colleagues behind one address who come at once do not stand in each other's way. */
function tryOf(attempt: Attempt, { address }: Caller): TryFrom {
  return { login: `provider ${attemptId(attempt).slice(0, 1)} ${networkOf(address)}`, address, device: null };
}
