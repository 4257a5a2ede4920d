/**
 * Everything that a sign-in by the provider is held against, each defence by itself: OpenID Connect Core 1.0 §3.1.3.7, OAuth 2.0 Security
 * Best Current Practice (RFC 9700), PKCE (RFC 7636), the issuer in the answer (RFC 9207). They overlap on purpose, so that
 * one that fails is not enough. The suite of attacks takes them off one by one.
 */
import { createHash } from 'node:crypto';
import { type JWTPayload, jwtVerify, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose';
import type { AuthorizationServer, skipStateCheck } from 'oauth4webapi';
import type { AttemptUses } from './attempt.uses.js';
import { boundedFetch, type Fetch, providerBounds } from './bounded.fetch.js';
import { type Attempt, attemptId, derived, openAttempt, ownPath } from './oidc.attempt.js';
import type { Sealer } from '../../sealing/sealer.js';

/** Signatures with a key that only the provider has. What a public key could make (HS256), and `none`, are not among them. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** How far the provider's clock may be from ours, in seconds. */
export const CLOCK_SKEW = 60;

interface ExpectedToken {
  readonly issuer: string;
  readonly clientId: string;
  readonly nonce: string;
  /** ISO 8601 instant. */
  readonly now: string;
}

export interface OidcDefences {
  readonly fetch: Fetch;
  /** Whom the metadata may speak for. */
  issuerOfMetadata(configured: string): URL;
  open(sealed: string, sealer: Sealer): Attempt | undefined;
  isFresh(attempt: Attempt, now: string): boolean;
  isFirstUse(attempt: Attempt, uses: AttemptUses, now: string): Promise<boolean>;
  state(attempt: Attempt): string | typeof skipStateCheck;
  /** What is read of an answer, by whoever the provider says that it is. */
  answer(parameters: URLSearchParams, server: AuthorizationServer): readonly [URLSearchParams, AuthorizationServer];
  nonce(attempt: Attempt): string;
  verifier(attempt: Attempt): string;
  challenge(verifier: string): string;
  /** Where people are sent back to: never taken from the request. */
  redirectUri(configured: string): string;
  ownPath(path: string): string;
  /** Rejects for a token that the provider has not signed, or whose claims are not those expected. */
  verify(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload>;
  claims(expected: Pick<ExpectedToken, 'issuer' | 'clientId' | 'now'>): JWTVerifyOptions;
  /** What the signature and the registered claims leave open. */
  isForUs(claims: JWTPayload, clientId: string): boolean;
  isAnswerTo(claims: JWTPayload, nonce: string): boolean;
}

export const oidcDefences: OidcDefences = {
  fetch: boundedFetch(providerBounds),
  issuerOfMetadata: (configured) => new URL(configured),
  open: openAttempt,
  isFresh: ({ expires }, now) => Date.parse(now) < expires,
  isFirstUse: (attempt, uses, now) => uses.first(attemptId(attempt), new Date(attempt.expires).toISOString(), now),
  state: ({ secret }) => derived(secret, 'state'),
  answer: (parameters, server) => [parameters, server],
  nonce: ({ secret }) => derived(secret, 'nonce'),
  verifier: ({ secret }) => derived(secret, 'code verifier'),
  challenge: (verifier) => createHash('sha256').update(verifier).digest('base64url'),
  redirectUri: (configured) => configured,
  ownPath,
  verify: async (token, keys, options) => (await jwtVerify(token, keys, options)).payload,
  claims: ({ issuer, clientId, now }) => ({
    algorithms,
    issuer,
    audience: clientId,
    requiredClaims: ['exp', 'iat', 'sub'],
    clockTolerance: CLOCK_SKEW,
    currentDate: new Date(now),
  }),
  isForUs: ({ aud, azp }, clientId) => (azp === undefined ? !(Array.isArray(aud) && aud.length > 1) : azp === clientId),
  isAnswerTo: (claims, nonce) => claims['nonce'] === nonce,
};
