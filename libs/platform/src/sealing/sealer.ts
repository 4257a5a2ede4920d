/**
 * Secrets at rest: AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits. A sealed text says by which key it was sealed
 * and is bound to its place: what was sealed for one row does not open in another. Several keys may be known; the first one
 * seals, all of them open, so that a key is replaced by putting the new one in front.
 */
import { createHash, hkdfSync } from 'node:crypto';
import { decrypt, encrypt } from './aes-gcm.js';

const form = 's1';
export const SEALING_KEY_BYTES = 32;

interface KnownKey {
  readonly id: string;
  readonly key: Buffer;
}

/** A sealed text that does not open: sealed by a key that is not known here, moved to another place, or altered. */
export class SealBroken extends Error {
  constructor(
    readonly reason: 'key-unknown' | 'altered',
    options?: ErrorOptions,
  ) {
    super(
      reason === 'key-unknown'
        ? 'sealed by a key that is not known here: put the earlier key behind the present one in SECRETS_KEY'
        : 'the sealed text was altered, or belongs elsewhere',
      options,
    );
    this.name = 'SealBroken';
  }
}

export class Sealer {
  private readonly keys: readonly KnownKey[];

  /** Keys of 32 bytes; the first one seals. Throws `RangeError` for none, or for one of another length. */
  constructor(keys: readonly Buffer[]) {
    if (keys.length === 0 || keys.some((key) => key.length !== SEALING_KEY_BYTES))
      throw new RangeError(`a sealing key has ${SEALING_KEY_BYTES} bytes`);
    this.keys = keys.map((key) => ({ id: idOf(key), key }));
  }

  /** `place` says what the secret is and whose, e.g. `totp 0b0e…`; it is needed to open it and is not hidden. */
  seal(secret: string, place: string): string {
    const { id, key } = this.sealing;
    return [form, id, encrypt(key, Buffer.from(secret), place).toString('base64url')].join('.');
  }

  /** Throws `SealBroken`. */
  open(sealed: string, place: string): string {
    const [given, id, body = ''] = sealed.split('.');
    const known = this.keys.find((each) => each.id === id);
    if (given !== form || known === undefined) throw new SealBroken('key-unknown');
    try {
      return decrypt(known.key, Buffer.from(body, 'base64url'), place).toString('utf8');
    } catch (error) {
      throw new SealBroken('altered', { cause: error });
    }
  }

  /** How everything begins that the first key sealed: the rest is to be sealed anew before the earlier keys are put away. */
  get presentPrefix(): string {
    return `${form}.${this.sealing.id}.`;
  }

  /** A key for another purpose, made from the sealing key (HKDF, RFC 5869): whoever learns it learns nothing of the others. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.sealing.key, '', purpose, SEALING_KEY_BYTES));
  }

  private get sealing(): KnownKey {
    const [first] = this.keys;
    if (first === undefined) throw new RangeError('there is no sealing key');
    return first;
  }
}

/** True for what `seal` makes; texts of the time before sealing are not. */
export function isSealed(text: string): boolean {
  return /^s1\.[0-9a-f]{8}\.[\w-]{38,}$/.test(text);
}

/** Names a key without telling it. */
function idOf(key: Buffer): string {
  return createHash('sha256').update('dondoc key id\0').update(key).digest('hex').slice(0, 8);
}
