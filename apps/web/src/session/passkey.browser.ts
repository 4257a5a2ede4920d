/** Passkeys as the browser has them (W3C Web Authentication, level 3): its JSON forms alone, so that nothing is encoded here. */
import type { PasskeyAsk, PasskeyName, PasskeyOffer } from '#contracts';

/** False in browsers that do not speak the JSON forms, and on pages that are neither over TLS nor on localhost. */
export function passkeysWork(): boolean {
  return (
    typeof PublicKeyCredential === 'function' &&
    typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function' &&
    typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function'
  );
}

/** Asks the person to show a passkey. Throws `DOMException` when they do not, or have none. */
export async function showPasskey(ask: PasskeyAsk): Promise<object> {
  const options = { ...ask, allowCredentials: ask.allowCredentials.map(descriptor) };
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  const { id, response } = answerOf(await navigator.credentials.get({ publicKey }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  return { id, clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null };
}

/** Asks the person to have a passkey made. Throws `DOMException` when they do not, or have it already. */
export async function makePasskey(offer: PasskeyOffer): Promise<object> {
  const options = {
    ...offer,
    pubKeyCredParams: [...offer.pubKeyCredParams],
    excludeCredentials: offer.excludeCredentials.map(descriptor),
  };
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  const { id, response } = answerOf(await navigator.credentials.create({ publicKey }));
  const { clientDataJSON, attestationObject, transports } = response;
  return { id, clientDataJSON, attestationObject, transports: transports ?? [] };
}

/** What `PublicKeyCredential.toJSON` gives, as far as the server asks for it. */
interface CredentialAnswer {
  readonly id: string;
  readonly response: Readonly<Partial<Record<'clientDataJSON' | 'authenticatorData' | 'signature', string>>> & {
    readonly userHandle?: string;
    readonly attestationObject?: string;
    readonly transports?: readonly string[];
  };
}

function answerOf(credential: Credential | null): CredentialAnswer {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('no passkey was shown', 'NotAllowedError');
  return credential.toJSON() as CredentialAnswer;
}

function descriptor({ id, type, transports }: PasskeyName) {
  return { id, type, transports: [...transports] };
}
