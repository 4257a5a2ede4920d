/**
 * Passkeys of people: as the second step after a password, as both steps at once, once more within a session, and how one is added,
 * listed and removed. Every way in ends in `SignInDesk.begin`, as all others do.
 */
import type { Account } from './account.entity.js';
import { CEREMONY_MS } from './passkey.challenges.js';
import { type Asserted, type Attested, creationOptions } from './passkey.ceremony.js';
import type { PasskeyPlace, PasskeyProof, PasskeyRequest } from './passkey.proof.js';
import type { ListedPasskey } from './passkey.store.js';
import { needsSecondFactor } from './roles.held.js';
import type { Caller, SignInDesk, SignInParts, SignInStep } from './sign-in.desk.js';

export interface PasskeyParts extends SignInParts {
  readonly signIn: SignInDesk;
  readonly proof: PasskeyProof;
}

/** Who answers, and where. */
export type PasskeyCaller = Caller & PasskeyPlace;

export interface NamedPasskey {
  /** What the person calls it. */
  readonly name: string;
  readonly answer: Attested;
}

export interface AddedPasskey {
  /** With the first factor of an account, shown this once; null later on. */
  readonly recoveryCodes: readonly string[] | null;
}

export type PasskeyOffer = ReturnType<typeof creationOptions>;

const refused = { status: 'refused' } as const;

export class PasskeyDesk {
  constructor(private readonly parts: PasskeyParts) {}

  /** For signing in: by a passkey alone, or with the ticket of a password that was right; undefined when that is no longer good. */
  async askToSignIn(ticket: string | null, place: PasskeyPlace): Promise<PasskeyRequest | undefined> {
    if (ticket === null) return this.parts.proof.ask({ purpose: 'sign-in', person: null }, place);
    const person = await this.parts.tickets.peek(ticket, 'second-factor', this.parts.clock.now());
    return person === undefined ? undefined : this.parts.proof.ask({ purpose: 'second-factor', person }, place);
  }

  /** The authenticator has verified its user, so that a passkey alone shows what one has and what one is or knows. */
  async signIn(answer: Asserted, caller: PasskeyCaller): Promise<SignInStep> {
    const passkey = await this.parts.proof.prove(answer, { purpose: 'sign-in', person: null }, caller);
    if (passkey === undefined) return refused;
    return this.parts.signIn.begin(passkey.person, caller, { method: 'passkey', secondFactor: true });
  }

  async signInAfterPassword(ticket: string, answer: Asserted, caller: PasskeyCaller): Promise<SignInStep> {
    const { tickets, clock, proof, signIn } = this.parts;
    const at = clock.now();
    const person = await tickets.take(ticket, 'second-factor', at);
    if (person === undefined) return refused;
    const passkey = await proof.prove(answer, { purpose: 'second-factor', person }, caller);
    if (passkey === undefined || !(await tickets.use(ticket, at))) return refused;
    return signIn.beginWith(ticket, person, caller);
  }

  askToStepUp(person: string, place: PasskeyPlace): Promise<PasskeyRequest> {
    return this.parts.proof.ask({ purpose: 'step-up', person }, place);
  }

  /** True for one of the person's passkeys: the session may be raised. */
  async stepUp(person: string, answer: Asserted, place: PasskeyPlace): Promise<boolean> {
    return (await this.parts.proof.prove(answer, { purpose: 'step-up', person }, place)) !== undefined;
  }

  /** For a new passkey, to whoever gives the password again; undefined for a wrong one. */
  async offer(person: string, password: string, caller: PasskeyCaller): Promise<PasskeyOffer | undefined> {
    const account = await this.parts.signIn.proved(person, password, caller);
    return account === undefined ? undefined : this.offerTo(account, caller);
  }

  /** Undefined for an answer that proves nothing, or when the person has it, or too many, already. */
  async add(person: string, added: NamedPasskey, place: PasskeyPlace): Promise<AddedPasskey | undefined> {
    const { proof, passkeys, accounts, record, clock } = this.parts;
    const made = await proof.attested(added.answer, { purpose: 'enrolment', person }, place);
    if (made === undefined) return undefined;
    const at = clock.now();
    const { transports } = added.answer;
    if ((await passkeys.add({ ...made, person, transports, name: added.name, at })) === undefined) return undefined;
    await record.add({ kind: 'passkey-added', person, address: place.address, at });
    return { recoveryCodes: await accounts.firstRecoveryCodes(person) };
  }

  /** The same within a sign-in, for whoever must have a second factor and has none yet. */
  async offerInSignIn(ticket: string, place: PasskeyPlace): Promise<PasskeyOffer | undefined> {
    const { tickets, accounts, signIn, clock } = this.parts;
    const person = await tickets.peek(ticket, 'second-factor-enrolment', clock.now());
    if (person === undefined || (await signIn.hasSecondFactor(person))) return undefined;
    const account = await accounts.find(person);
    return account === undefined ? undefined : this.offerTo(account, place);
  }

  async addInSignIn(ticket: string, added: NamedPasskey, caller: PasskeyCaller): Promise<SignInStep> {
    const { tickets, clock, signIn } = this.parts;
    const at = clock.now();
    const person = await tickets.take(ticket, 'second-factor-enrolment', at);
    // One that came meanwhile is to be shown: the password alone adds none beside it.
    if (person === undefined || (await signIn.hasSecondFactor(person))) return refused;
    const done = await this.add(person, added, caller);
    if (done === undefined || !(await tickets.use(ticket, at))) return refused;
    const step = await signIn.beginWith(ticket, person, caller);
    return step.status === 'signed-in' ? { ...step, recoveryCodes: done.recoveryCodes ?? undefined } : step;
  }

  list(person: string): Promise<readonly ListedPasskey[]> {
    return this.parts.passkeys.list(person);
  }

  /** The last second factor of whoever must show one stays. */
  async remove(person: string, id: string, { address }: Caller): Promise<'removed' | 'last-factor' | 'absent'> {
    const { passkeys, roles, record, clock } = this.parts;
    const at = clock.now();
    const held = await roles.of(person, at);
    const outcome = await passkeys.remove(
      person,
      id,
      held.some(({ role }) => needsSecondFactor(role)),
    );
    if (outcome === 'removed') await record.add({ kind: 'passkey-removed', person, address, at });
    return outcome;
  }

  private async offerTo({ person, login }: Account, { browser, rp }: PasskeyPlace): Promise<PasskeyOffer> {
    const { challenges, passkeys, clock } = this.parts;
    const challenge = challenges.make({ purpose: 'enrolment', person, browser }, clock.now());
    return creationOptions(rp, challenge, CEREMONY_MS, { person, login, has: await passkeys.of(person) });
  }
}
