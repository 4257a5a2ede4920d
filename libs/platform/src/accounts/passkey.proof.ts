import type { Clock } from '../clock/clock.js';
import type { AccessKind, AccessRecord } from './access.record.js';
import type { PasskeyAsked, PasskeyChallenges } from './passkey.challenges.js';
import { CEREMONY_MS } from './passkey.challenges.js';
import {
  type Asserted,
  type Attested,
  challengeIn,
  handleOf,
  readAsserted,
  readAttested,
  type RelyingParty,
  requestOptions,
  type WebauthnChecks,
} from './passkey.ceremony.js';
import type { Passkey, PasskeyStore } from './passkey.store.js';

/** Where a ceremony takes place: which pages, which browser. */
export interface PasskeyPlace {
  readonly rp: RelyingParty;
  /** The secret that the browser keeps during the ceremony. */
  readonly browser: string;
  /** IP address of the caller, for the record. */
  readonly address: string;
}

export interface ProofParts {
  readonly passkeys: PasskeyStore;
  readonly challenges: PasskeyChallenges;
  readonly checks: WebauthnChecks;
  readonly record: AccessRecord;
  readonly clock: Clock;
}

export type PasskeyRequest = ReturnType<typeof requestOptions>;
type Asked = Pick<PasskeyAsked, 'purpose' | 'person'>;

/**
 * Proof by a passkey. What is held against every answer: our challenge, for this purpose, person and browser, not over and never
 * answered before; our pages and our name; a verified user; a known key's signature; a counter that did not fall behind. Whatever
 * fails is one refusal, which is recorded; a signature cannot be guessed, so that nobody has to wait after one.
 */
export class PasskeyProof {
  constructor(private readonly parts: ProofParts) {}

  /** For a page that asks the authenticator. Without a person it may offer whatever it has for us. */
  async ask(asked: Asked, { rp, browser }: PasskeyPlace): Promise<PasskeyRequest> {
    const { challenges, passkeys, clock } = this.parts;
    const challenge = challenges.make({ ...asked, browser }, clock.now());
    const allowed = asked.person === null ? [] : await passkeys.of(asked.person);
    return requestOptions(rp, challenge, CEREMONY_MS, allowed);
  }

  /** The passkey that was shown; undefined when it proves nothing. */
  async prove(answer: Asserted, asked: Asked, place: PasskeyPlace): Promise<Passkey | undefined> {
    const passkey = await this.parts.passkeys.find(answer.id);
    const counter = passkey === undefined ? undefined : await this.signed(answer, { asked, place, passkey });
    if (passkey === undefined || counter === undefined) return this.refuse('passkey-refused', passkey, place);
    const isFirst = await this.parts.passkeys.use(passkey.id, counter, this.parts.clock.now());
    return isFirst ? passkey : this.refuse('passkey-cloned', passkey, place);
  }

  /** What a new passkey says of itself, for a challenge of this person's enrolment; undefined when it proves nothing. */
  async attested(answer: Attested, asked: Asked, place: PasskeyPlace) {
    const { challenges, checks, clock } = this.parts;
    const challenge = challengeIn(answer.clientDataJSON);
    const now = clock.now();
    if (challenge === undefined || !challenges.holds(challenge, { ...asked, browser: place.browser }, now))
      return undefined;
    const made = await readAttested(checks, answer, { rp: place.rp, challenge });
    return made !== undefined && (await challenges.use(challenge, now)) ? made : undefined;
  }

  private async signed(
    answer: Asserted,
    on: { readonly asked: Asked; readonly place: PasskeyPlace; readonly passkey: Passkey },
  ): Promise<number | undefined> {
    const { challenges, checks, clock } = this.parts;
    const { asked, place, passkey } = on;
    const challenge = challengeIn(answer.clientDataJSON);
    const now = clock.now();
    if (challenge === undefined || !challenges.holds(challenge, { ...asked, browser: place.browser }, now))
      return undefined;
    if (!this.belongs(passkey, answer, asked)) return undefined;
    const counter = await readAsserted(checks, answer, { rp: place.rp, challenge, passkey });
    // Written down last: whoever cannot sign cannot fill the table.
    return counter !== undefined && (await challenges.use(challenge, now)) ? counter : undefined;
  }

  /** The key is the one of whom we ask; where we do not know whom, the authenticator says whose it is, and that must be so. */
  protected belongs({ person }: Passkey, { userHandle }: Asserted, asked: Asked): boolean {
    if (asked.person !== null && asked.person !== person) return false;
    return userHandle === null ? asked.person !== null : userHandle === handleOf(person);
  }

  private async refuse(kind: AccessKind, passkey: Passkey | undefined, { address }: PasskeyPlace): Promise<undefined> {
    const { record, clock } = this.parts;
    await record.add({ kind, person: passkey?.person ?? null, address, at: clock.now() });
    return undefined;
  }
}
