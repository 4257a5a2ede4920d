import type { DataSource } from 'typeorm';
import type { Clock } from '../clock/clock.js';
import { PersonVault } from '../people/person.vault.js';
import type { Sealer } from '../sealing/sealer.js';
import { AccessRecord } from './access.record.js';
import { AccessTrail } from './access.trail.js';
import { AccountDesk } from './account.desk.js';
import { AccountStore } from './account.store.js';
import { AttemptThrottle } from './attempt.throttle.js';
import { KnownDevices } from './known.devices.js';
import { type HashCost, PasswordHasher } from './password.hasher.js';
import type { OidcDesk } from './oidc/oidc.desk.js';
import { IdentityStore } from './oidc/identity.store.js';
import { openOidc, type OidcOptions } from './oidc/open-oidc.js';
import type { RolesHeld } from './roles.held.js';
import { webauthnChecks } from './passkey.ceremony.js';
import { PasskeyChallenges } from './passkey.challenges.js';
import { PasskeyDesk } from './passkey.desk.js';
import { PasskeyProof, type ProofParts } from './passkey.proof.js';
import { PasskeyStore } from './passkey.store.js';
import { RestrictedReadings } from './restricted.readings.js';
import { SecondFactor } from './second.factor.js';
import { SessionStore } from './session.store.js';
import { SignInDesk, type SignInParts } from './sign-in.desk.js';
import { TicketStore } from './ticket.store.js';
import { TokenDesk } from './token.desk.js';
import { ViewStore } from './view.store.js';

type Parts = SignInParts & ProofParts;

export type PartsInstead = (
  over: Pick<AccountsOptions, 'source' | 'sealer' | 'clock'>,
) => Partial<Parts> & { readonly proof?: (parts: ProofParts) => PasskeyProof };

export interface AccountsOptions {
  readonly source: DataSource;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly roles: RolesHeld;
  readonly wordsAbout: (person: string) => Promise<readonly string[]>;
  /** Default: OWASP's. Cheaper ones are for tests. */
  readonly hashCost?: HashCost;
  /** Taken in place of the usual parts: by tests, to see that a defence which is missing gets noticed. */
  readonly parts?: PartsInstead;
  /** Where people may sign in by an identity provider. */
  readonly oidc?: OidcOptions;
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
  readonly passkeys: PasskeyDesk;
  readonly tokens: TokenDesk;
  readonly views: ViewStore;
  readonly readings: RestrictedReadings;
  readonly trail: AccessTrail;
  readonly identities: IdentityStore;
  /** Null where no identity provider is configured. */
  readonly oidc: OidcDesk | null;
}

export function openAccounts({ wordsAbout, ...options }: AccountsOptions): Accounts {
  const { proof: proofOf, ...instead } = options.parts?.(options) ?? {};
  const parts = { ...partsOf(options, instead.accounts), ...instead };
  const proof = proofOf?.(parts) ?? new PasskeyProof(parts);
  const { source, sealer, oidc } = options;
  const identities = new IdentityStore(source);
  const signIn = new SignInDesk(parts);
  const desk = new AccountDesk({ ...parts, signIn, identities, wordsAbout });
  return {
    ...parts,
    ...trailOf(source),
    signIn,
    desk,
    passkeys: new PasskeyDesk({ ...parts, signIn, proof }),
    tokens: new TokenDesk({ ...parts, source, vault: new PersonVault(source, sealer) }),
    identities,
    oidc: oidc === undefined ? null : openOidc(oidc, { ...parts, signIn, source, sealer }),
  };
}

function trailOf(source: DataSource): Pick<Accounts, 'views' | 'readings' | 'trail'> {
  return { views: new ViewStore(source), readings: new RestrictedReadings(source), trail: new AccessTrail(source) };
}

function partsOf(options: Omit<AccountsOptions, 'wordsAbout'>, given: AccountStore | undefined): Parts {
  const { source, sealer, clock, roles, hashCost } = options;
  const accounts = given ?? new AccountStore(source, sealer);
  return {
    accounts,
    sessions: new SessionStore(source, new PersonVault(source, sealer)),
    tickets: new TicketStore(source),
    throttle: new AttemptThrottle(source, sealer.derive('tries')),
    record: new AccessRecord(source, sealer),
    devices: new KnownDevices(sealer.derive('known devices')),
    hasher: new PasswordHasher(hashCost),
    factor: new SecondFactor(accounts),
    passkeys: new PasskeyStore(source, sealer),
    challenges: new PasskeyChallenges(source, sealer.derive('passkey challenges')),
    checks: webauthnChecks,
    roles,
    clock,
  };
}
