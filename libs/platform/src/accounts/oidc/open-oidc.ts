import type { DataSource } from 'typeorm';
import { type Clock, SystemClock } from '../../clock/clock.js';
import type { Sealer } from '../../sealing/sealer.js';
import type { SignInDesk, SignInParts } from '../sign-in.desk.js';
import { AttemptUses } from './attempt.uses.js';
import { IdentityStore } from './identity.store.js';
import { type OidcDefences, oidcDefences } from './oidc.defences.js';
import { OidcDesk } from './oidc.desk.js';
import { OidcExchange } from './oidc.exchange.js';
import type { OidcSettings } from './oidc.settings.js';
import { Provider } from './provider.js';

export interface OidcOptions {
  readonly settings: OidcSettings;
  /** Default: all of them. */
  readonly defences?: OidcDefences;
  /** Default: the system's. */
  readonly wall?: Clock;
}

/** The desk of signing in by a provider, beside that of accounts. */
export function openOidc(
  { settings, defences = oidcDefences, wall = new SystemClock() }: OidcOptions,
  { source, sealer, ...parts }: SignInParts & { readonly signIn: SignInDesk; source: DataSource; sealer: Sealer },
): OidcDesk {
  const identities = new IdentityStore(source);
  const uses = new AttemptUses(source);
  const provider = new Provider(settings, defences, wall);
  const exchange = new OidcExchange({ settings, defences, provider, uses, wall });
  return new OidcDesk({ ...parts, settings, defences, identities, sealer, exchange, wall });
}
