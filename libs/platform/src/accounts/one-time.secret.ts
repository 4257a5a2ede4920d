import { createHash, randomBytes } from 'node:crypto';
import { base32 } from './totp.js';

/** 256 random bits behind a prefix that says what they are. */
export function newSecret(prefix: string): string {
  return `${prefix}${randomBytes(32).toString('base64url')}`;
}

/** What a table keeps of a secret with so much chance in it that no guessing finds it. 64 hex digits. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

const RECOVERY_BYTES = 15;
const RECOVERY_CODES = 10;

/** Ten codes of 120 bits in groups of four letters, for the day on which the telephone is lost. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => grouped(base32(randomBytes(RECOVERY_BYTES))));
}

/** A recovery code as it was typed, in the form that is hashed; undefined when it cannot be one. */
export function recoveryCodeOf(typed: string): string | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  return /^[A-Z2-7]{24}$/.test(letters) ? grouped(letters) : undefined;
}

function grouped(letters: string): string {
  return (letters.match(/.{4}/g) ?? []).join('-');
}
