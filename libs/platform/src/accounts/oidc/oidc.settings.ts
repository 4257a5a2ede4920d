import type { Config } from '../../config/config.js';

/** An identity provider by which people may sign in (OpenID Connect Core 1.0, authorization code with PKCE). */
export interface OidcSettings {
  /** Issuer identifier: https, or http on this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button calls the provider. */
  readonly name: string;
  /** The page that the provider sends people back to, letter by letter as it is registered there. */
  readonly redirectUri: string;
  /** The page after signing out there, registered likewise. */
  readonly afterSignOut: string;
  /** Values of `acr` and of `amr` that stand for a second factor; none count unless they are named. */
  readonly strongAcr: readonly string[];
  readonly strongAmr: readonly string[];
}

/** `publicUrl`: the address that people open. Undefined where no provider is configured. */
export function oidcSettingsOf(config: Config, publicUrl: string): OidcSettings | undefined {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return {
    issuer,
    clientId,
    clientSecret,
    name: config.oidcName ?? new URL(issuer).host,
    redirectUri: new URL('/sign-in/return', publicUrl).href,
    afterSignOut: new URL('/', publicUrl).href,
    strongAcr: listOf(config.oidcAcr),
    strongAmr: listOf(config.oidcAmr),
  };
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
