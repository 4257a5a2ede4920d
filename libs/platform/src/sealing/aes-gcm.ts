/** AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits: nonce, ciphertext and tag in one piece. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;

/** `key`: 32 bytes. `place` is authenticated and not hidden: what was encrypted for one place opens in no other. */
export function encrypt(key: Buffer, text: Buffer, place: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(place));
  return Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were altered, belong elsewhere, or were encrypted with another key. */
export function decrypt(key: Buffer, bytes: Buffer, place: string): Buffer {
  if (bytes.length < nonceBytes + tagBytes) throw new RangeError('too short to be sealed');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]);
}
