/**
 * An authenticator that is a program: it makes passkeys and shows them as WebAuthn level 3 has it, and, unlike one that can be
 * bought, signs whatever a test wants to be signed: for another origin, another name, without having verified its user, with a
 * counter that goes backwards.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PasskeyAsk, PasskeyOffer } from '#contracts';

/** What is different from an honest answer. */
export interface Lie {
  readonly origin?: string;
  readonly rpId?: string;
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
}

export interface Assertion {
  readonly id: string;
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle: string | null;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const CREDENTIAL_INCLUDED = 0x40;

export class SoftwareAuthenticator {
  private readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private counter = 0;
  private userHandle: string | null = null;

  /** `origin`: of the page that asks. */
  constructor(private readonly origin: string) {}

  /** A new passkey, as a page would send it on. */
  make({ challenge, rp, user }: PasskeyOffer, lie: Lie = {}) {
    this.userHandle = user.id;
    const data = this.data(lie.rpId ?? rp.id, lie, this.credentialData());
    const attestation = map([
      ['fmt', text('none')],
      ['attStmt', map([])],
      ['authData', bytes(data)],
    ]);
    return {
      id: this.id.toString('base64url'),
      clientDataJSON: this.client('webauthn.create', challenge, lie),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  /** The passkey, shown for a challenge. */
  show({ challenge, rpId }: Pick<PasskeyAsk, 'challenge' | 'rpId'>, lie: Lie = {}): Assertion {
    this.counter = lie.counter ?? this.counter + 1;
    const data = this.data(lie.rpId ?? rpId, lie);
    const clientDataJSON = this.client('webauthn.get', challenge, lie);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      id: this.id.toString('base64url'),
      clientDataJSON,
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.keys.privateKey).toString('base64url'),
      userHandle: lie.userHandle ?? this.userHandle,
    };
  }

  private client(type: string, challenge: string, { origin = this.origin }: Lie): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
  }

  private data(rpId: string, { unverified = false }: Lie, credential?: Buffer): Buffer {
    const flags =
      USER_PRESENT | (unverified ? 0 : USER_VERIFIED) | (credential === undefined ? 0 : CREDENTIAL_INCLUDED);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    return Buffer.concat([sha256(Buffer.from(rpId)), Buffer.from([flags]), counter, credential ?? Buffer.alloc(0)]);
  }

  private credentialData(): Buffer {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    return Buffer.concat([Buffer.alloc(16), length, this.id, coseKey(this.keys.publicKey)]);
  }
}

/** COSE_Key of ES256 (RFC 9053): kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return map([
    [1, int(2)],
    [3, int(-7)],
    [-1, int(1)],
    [-2, bytes(Buffer.from(x, 'base64url'))],
    [-3, bytes(Buffer.from(y, 'base64url'))],
  ]);
}

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** Heads and items of CBOR (RFC 8949), as far as an authenticator needs them. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value]);
  if (value < 256) return Buffer.from([(major << 5) | 24, value]);
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff]);
}

function int(value: number): Buffer {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function bytes(value: Buffer): Buffer {
  return Buffer.concat([head(2, value.length), value]);
}

function text(value: string): Buffer {
  return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
}

function map(entries: readonly (readonly [string | number, Buffer])[]): Buffer {
  const parts = entries.flatMap(([key, value]) => [typeof key === 'string' ? text(key) : int(key), value]);
  return Buffer.concat([head(5, entries.length), ...parts]);
}
