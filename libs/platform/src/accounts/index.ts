export { networkOf } from './attempt.throttle.js';
export { type AccessKind, AccessRecord, type RecordedAccess, type RefusalKind } from './access.record.js';
export { AccessTrail, type TrailLine, type TrailPlace, type TrailRequest } from './access.trail.js';
export { type Reader, RestrictedReadings } from './restricted.readings.js';
export { type Account, type AccountKind } from './account.entity.js';
export { AccountDesk, type PasswordAnswer } from './account.desk.js';
export { AccountStore, loginOf } from './account.store.js';
export { type Accounts, type AccountsOptions, openAccounts, type PartsInstead } from './open-accounts.js';
export { type HashCost, HashingBusy, PasswordHasher } from './password.hasher.js';
export {
  type Asserted,
  type Attested,
  type RelyingParty,
  type WebauthnChecks,
  webauthnChecks,
} from './passkey.ceremony.js';
export { type PasskeyAsked, PasskeyChallenges } from './passkey.challenges.js';
export { type Passkey, PasskeyStore } from './passkey.store.js';
export type { PasskeyCaller, PasskeyDesk, PasskeyOffer } from './passkey.desk.js';
export { PasskeyProof, type PasskeyPlace, type PasskeyRequest } from './passkey.proof.js';
export { type ListedToken, MOST_TOKEN_DAYS, TokenDesk } from './token.desk.js';
export type { WeakBecause } from './password.strength.js';
export { type HeldRole, needsSecondFactor, type RolesHeld } from './roles.held.js';
export type { OfferedFactor } from './second.factor.js';
export {
  type ListedSession,
  type LiveSession,
  OFFICE_DAY,
  type SessionLength,
  SessionStore,
  type SignInMethod,
} from './session.store.js';
export { type Caller, type FactorKind, SignInDesk, type SignedIn, type SignInStep } from './sign-in.desk.js';
export * from './oidc/index.js';
export { stepOf, totpAt } from './totp.js';
export { type OpenView, type PastView, type ViewedAs, ViewStore } from './view.store.js';
