/**
 * A sign-in by the provider that is under way. Nothing of it stands on the server: the browser keeps it sealed in a cookie of its own, for
 * ten minutes, and everything that the provider must bring back is derived from the secret in it. Hence an answer fits the one browser
 * that asked, and a flood of beginnings leaves no rows. What the server does keep is that an attempt was finished: none is good twice.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { SealBroken, type Sealer } from '../../sealing/sealer.js';

const SECRET_BYTES = 32;
const MINUTES = 10;
const PLACE = 'sign-in by the identity provider';
const longestPath = 200;

export interface Attempt {
  /** 256 random bits. */
  readonly secret: Buffer;
  /** Where in our own pages the person was going. */
  readonly returnTo: string;
  /** SHA-256 of the ticket of an account's link, when the person followed one; else null. */
  readonly invitation: string | null;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

interface Kept {
  readonly s: string;
  readonly r: string;
  readonly i: string | null;
  readonly e: number;
}

/** `now`: milliseconds since 1970. */
export function newAttempt(going: Pick<Attempt, 'returnTo' | 'invitation'>, now: number): Attempt {
  return { ...going, secret: randomBytes(SECRET_BYTES), expires: now + MINUTES * 60_000 };
}

export function sealAttempt({ secret, returnTo, invitation, expires }: Attempt, sealer: Sealer): string {
  const kept: Kept = { s: secret.toString('base64url'), r: returnTo, i: invitation, e: expires };
  return sealer.seal(JSON.stringify(kept), PLACE);
}

/** Undefined for what we did not seal. */
export function openAttempt(sealed: string, sealer: Sealer): Attempt | undefined {
  try {
    const { s, r, i, e } = JSON.parse(sealer.open(sealed, PLACE)) as Kept;
    return { secret: Buffer.from(s, 'base64url'), returnTo: r, invitation: i, expires: e };
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** What the provider is told, or brings back: 43 letters, from which the secret does not follow. */
export function derived(secret: Buffer, purpose: 'state' | 'nonce' | 'code verifier'): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** By which an attempt is remembered once it was finished. */
export function attemptId({ secret }: Attempt): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** An address within our own pages; whatever could lead elsewhere becomes the first page. */
export function ownPath(path: string): string {
  const base = 'http://own.invalid';
  const own = path.length <= longestPath && /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\');
  if (!own || !URL.canParse(path, base)) return '/';
  const url = new URL(path, base);
  // What is left when its dots are resolved may begin with two slashes, which would name a host.
  return url.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}
