export { boundedFetch, type FetchBounds, ProviderUnavailable } from './bounded.fetch.js';
export { IdentityStore, type LinkedIdentity } from './identity.store.js';
export { type Attempt, ownPath } from './oidc.attempt.js';
export { CLOCK_SKEW, type OidcDefences, oidcDefences } from './oidc.defences.js';
export { OidcDesk, type OidcStep } from './oidc.desk.js';
export { identifierOf } from './oidc.exchange.js';
export { type OidcSettings, oidcSettingsOf } from './oidc.settings.js';
export type { OidcOptions } from './open-oidc.js';
