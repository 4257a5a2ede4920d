/**
 * What browser and authenticator are asked for and what they answer (W3C Web Authentication, level 3), as plain JSON; the checks of
 * signatures are those of @simplewebauthn/server. The user is always verified by the authenticator (fingerprint, face, PIN), so
 * that a passkey stands for two factors; attestation is not asked for, because nobody here judges makes of keys.
 */
import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Passkey } from './passkey.store.js';

/** Whom the authenticator deals with: the host's name, and the one origin whose pages may ask. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
}

/** The answer of a new passkey; all but the transports in base64url. */
export interface Attested {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly attestationObject: string;
  readonly transports: readonly string[];
}

/** The answer of a passkey that is shown; in base64url. */
export interface Asserted {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  /** Whose it is, as the authenticator remembers; null where it does not say. */
  readonly userHandle: string | null;
}

/** The library's two checks; they throw, or answer whether the signature holds. */
export const webauthnChecks = {
  registration: verifyRegistrationResponse,
  authentication: verifyAuthenticationResponse,
};

export type WebauthnChecks = typeof webauthnChecks;

/** EdDSA, ES256, RS256 (COSE numbers). */
const algorithms = [-8, -7, -257];
const ours = 'Đôn đốc';

/** `PublicKeyCredentialRequestOptionsJSON`. Without passkeys named, the authenticator offers what it has for us. */
export function requestOptions(rp: RelyingParty, challenge: string, timeout: number, allowed: readonly Passkey[]) {
  return {
    challenge: base64url(challenge),
    rpId: rp.id,
    timeout,
    userVerification: 'required' as const,
    allowCredentials: allowed.map(descriptorOf),
  };
}

/** `PublicKeyCredentialCreationOptionsJSON` for a discoverable passkey of the person. */
export function creationOptions(
  rp: RelyingParty,
  challenge: string,
  timeout: number,
  user: { readonly person: string; readonly login: string; readonly has: readonly Passkey[] },
) {
  return {
    challenge: base64url(challenge),
    rp: { id: rp.id, name: ours },
    user: { id: handleOf(user.person), name: user.login, displayName: user.login },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key' as const, alg })),
    timeout,
    attestation: 'none' as const,
    authenticatorSelection: {
      residentKey: 'required' as const,
      requireResidentKey: true,
      userVerification: 'required' as const,
    },
    excludeCredentials: user.has.map(descriptorOf),
  };
}

/** The passkey that an authenticator made for this challenge; undefined when anything about it is not as it must be. */
export async function readAttested(
  checks: WebauthnChecks,
  { id, clientDataJSON, attestationObject }: Attested,
  { rp, challenge }: { readonly rp: RelyingParty; readonly challenge: string },
): Promise<(Pick<Passkey, 'credential' | 'publicKey'> & { readonly counter: number }) | undefined> {
  const checked = checks.registration({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { clientDataJSON, attestationObject },
      clientExtensionResults: {},
    },
    expectedChallenge: base64url(challenge),
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  });
  const answer = await refusedByThrowing(checked, undefined);
  if (answer?.verified !== true) return undefined;
  const { credential } = answer.registrationInfo;
  return { credential: credential.id, publicKey: Buffer.from(credential.publicKey), counter: credential.counter };
}

/** The counter that a passkey signed together with this challenge; undefined when anything is not as it must be. */
export async function readAsserted(
  checks: WebauthnChecks,
  { id, userHandle, ...response }: Asserted,
  { rp, challenge, passkey }: { readonly rp: RelyingParty; readonly challenge: string; readonly passkey: Passkey },
): Promise<number | undefined> {
  const checked = checks.authentication({
    response: {
      id,
      rawId: id,
      type: 'public-key',
      response: { ...response, userHandle: userHandle ?? undefined },
      clientExtensionResults: {},
    },
    expectedChallenge: base64url(challenge),
    expectedOrigin: rp.origin,
    expectedRPID: rp.id,
    requireUserVerification: true,
    // The counter is compared where it is written, so that two answers at once cannot both be the first.
    credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  });
  const answer = await refusedByThrowing(checked, undefined);
  return answer?.verified === true ? answer.authenticationInfo.newCounter : undefined;
}

/** The challenge that an answer says it answers; undefined when it cannot be read. Nothing of it is believed before the signature is. */
export function challengeIn(clientDataJSON: string): string | undefined {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString());
    const given = typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : undefined;
    return typeof given === 'string' ? Buffer.from(given, 'base64url').toString() : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** What the authenticator remembers of a person: the id, which names nobody outside of the register. */
export function handleOf(person: string): string {
  return base64url(person);
}

/** The library throws for whatever is wrong with an answer: to us that is one thing, a refusal. */
function refusedByThrowing<Answer, Refusal>(checked: Promise<Answer>, refusal: Refusal): Promise<Answer | Refusal> {
  return checked.catch((error: unknown) => {
    if (error instanceof Error) return refusal;
    throw error;
  });
}

function descriptorOf({ credential, transports }: Passkey) {
  return { id: credential, type: 'public-key' as const, transports };
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
