/** Codes of six digits that change every thirty seconds: TOTP (RFC 6238) over HOTP (RFC 4226), SHA-1, as every authenticator app has it. */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_MS = 30_000;
const SECRET_BYTES = 20;
/** Clocks of telephones go wrong: the code before and the one after are taken, too. */
const WINDOW = 1;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32 (RFC 4648), 160 bits. */
export function newTotpSecret(): string {
  return base32(randomBytes(SECRET_BYTES));
}

/** The code of a time step. `secret` in base32. */
export function totpAt(secret: string, step: number, digits = 6): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step of an instant (ISO 8601). */
export function stepOf(now: string): number {
  return Math.floor(Date.parse(now) / STEP_MS);
}

/** The step whose code this is, later than `after`; undefined when it is none. Every candidate is compared, in constant time. */
export function matchingStep(
  secret: string,
  code: string,
  { now, after }: { now: string; after: number },
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const present = stepOf(now);
  let found: number | undefined;
  for (let step = present - WINDOW; step <= present + WINDOW; step += 1) {
    const same = timingSafeEqual(Buffer.from(totpAt(secret, step)), Buffer.from(code));
    if (same && step > after) found ??= step;
  }
  return found;
}

/** What an authenticator app reads, by itself or as a QR code (Key URI format). */
export function totpUri(secret: string, login: string): string {
  const issuer = encodeURIComponent('Đôn đốc');
  return `otpauth://totp/${issuer}:${encodeURIComponent(login)}?secret=${secret}&issuer=${issuer}&algorithm=SHA1&digits=6&period=30`;
}

/** RFC 4648 without padding. */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
