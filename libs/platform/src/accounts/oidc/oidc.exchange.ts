/** The protocol with the provider: what it is asked, and what of its answers is believed (OpenID Connect Core 1.0 §3.1). */
import type { JWTPayload } from 'jose';
import {
  authorizationCodeGrantRequest,
  type AuthorizationServer,
  type Client,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  validateAuthResponse,
} from 'oauth4webapi';
import type { Clock } from '../../clock/clock.js';
import { isProtected } from '../../config/protected.address.js';
import type { AttemptUses } from './attempt.uses.js';
import { ProviderUnavailable } from './bounded.fetch.js';
import type { Attempt } from './oidc.attempt.js';
import type { OidcDefences } from './oidc.defences.js';
import type { OidcSettings } from './oidc.settings.js';
import type { Provider } from './provider.js';

interface ExchangeParts {
  readonly settings: OidcSettings;
  readonly defences: OidcDefences;
  readonly provider: Provider;
  readonly uses: AttemptUses;
  readonly wall: Clock;
}

/** What the provider has signed, and who it is. */
export interface Proved {
  readonly claims: JWTPayload;
  readonly issuer: string;
}

export class NotBelieved extends Error {}

export class OidcExchange {
  constructor(private readonly parts: ExchangeParts) {}

  /** Where to send the browser. Rejects with `ProviderUnavailable`. */
  async address(attempt: Attempt): Promise<string> {
    const { settings, defences, provider } = this.parts;
    const { authorization_endpoint: endpoint } = await provider.server();
    if (endpoint === undefined || !isProtected(endpoint))
      throw new ProviderUnavailable('no safe address to sign in at');
    const url = new URL(endpoint);
    const asked = {
      response_type: 'code',
      client_id: settings.clientId,
      redirect_uri: defences.redirectUri(settings.redirectUri),
      // Who it is and nothing else: names and addresses are the register's own.
      scope: 'openid',
      state: String(defences.state(attempt)),
      nonce: defences.nonce(attempt),
      code_challenge: defences.challenge(defences.verifier(attempt)),
      code_challenge_method: 'S256',
      ...(settings.strongAcr.length > 0 ? { acr_values: settings.strongAcr.join(' ') } : {}),
    };
    for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
    return url.href;
  }

  /**
   * Whom the provider's answer names, once everything about it holds. Rejects with `AuthorizationResponseError` where the answer is a
   * refusal, with `ProviderUnavailable`, and with an error of which `isDisbelief` is true.
   */
  async prove(attempt: Attempt, parameters: URLSearchParams): Promise<Proved> {
    const { settings, defences, provider, uses, wall } = this.parts;
    const known = await provider.server();
    const client: Client = { client_id: settings.clientId };
    const answered = validateAuthResponse(...this.read(parameters, known, client), defences.state(attempt));
    if (!(await defences.isFirstUse(attempt, uses, wall.now())))
      throw new NotBelieved('the attempt was finished before');
    const response = await authorizationCodeGrantRequest(
      known,
      client,
      clientAuthentication(known, settings.clientSecret),
      answered,
      defences.redirectUri(settings.redirectUri),
      defences.verifier(attempt),
      provider.options,
    );
    const { issuer } = known;
    const expected = { issuer, clientId: settings.clientId, nonce: defences.nonce(attempt), now: wall.now() };
    const claims = await defences.verify(await idTokenOf(response), provider.keyOf, defences.claims(expected));
    if (!defences.isForUs(claims, expected.clientId)) throw new NotBelieved('the token is for another client');
    if (!defences.isAnswerTo(claims, expected.nonce)) throw new NotBelieved('the token answers another question');
    return { claims, issuer: identifierOf(issuer) };
  }

  /** Where to go to sign out at the provider, too; null when it offers none. Rejects with `ProviderUnavailable`. */
  async signOutAddress(): Promise<string | null> {
    const { settings, provider } = this.parts;
    const { end_session_endpoint: endpoint } = await provider.server();
    if (endpoint === undefined || !isProtected(endpoint)) return null;
    const url = new URL(endpoint);
    url.searchParams.set('client_id', settings.clientId);
    url.searchParams.set('post_logout_redirect_uri', settings.afterSignOut);
    return url.href;
  }

  private read(
    parameters: URLSearchParams,
    server: AuthorizationServer,
    client: Client,
  ): readonly [AuthorizationServer, Client, URLSearchParams] {
    const [read, readBy] = this.parts.defences.answer(parameters, server);
    return [readBy, client, read];
  }
}

/** One form of an issuer's name, with or without a slash at its end, by which people are linked. */
export function identifierOf(issuer: string): string {
  return new URL(issuer).href;
}

function clientAuthentication(
  { token_endpoint_auth_methods_supported: methods }: AuthorizationServer,
  secret: string,
): ClientAuth {
  const byPost = methods !== undefined && !methods.includes('client_secret_basic');
  return byPost ? ClientSecretPost(secret) : ClientSecretBasic(secret);
}

async function idTokenOf(response: Response): Promise<string> {
  if (response.status >= 500) throw new ProviderUnavailable(`the code was not taken: status ${response.status}`);
  if (response.status !== 200) throw new NotBelieved(`the code was not taken: status ${response.status}`);
  const body: unknown = await response.json().catch((error: unknown) => {
    throw new ProviderUnavailable('the answer to the code cannot be read', { cause: error });
  });
  const token = typeof body === 'object' && body !== null && 'id_token' in body ? body.id_token : undefined;
  if (typeof token !== 'string') throw new NotBelieved('there is no ID token in the answer');
  return token;
}

/** Errors by which the libraries say that an answer or a token is not as it must be; all of them carry a code. */
export function isDisbelief(error: unknown): error is Error {
  if (error instanceof NotBelieved) return true;
  return error instanceof Error && 'code' in error && /^(OAUTH_|ERR_J)/.test(String(error.code));
}
