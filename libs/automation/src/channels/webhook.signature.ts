/**
 * Signatures of Standard Webhooks 1.0.0 (standardwebhooks.com), symmetric scheme v1: HMAC-SHA256 over `id.timestamp.body`, keyed with
 * the bytes behind the secret's prefix. The timestamp is signed with the rest, so a receiver that refuses old ones refuses a
 * repetition; the id is the notice's, so a receiver that remembers ids does a thing once.
 */
import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';
/** The specification asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;

/** A fresh secret as its receiver writes it down: `whsec_` and base64. */
export function newWebhookSecret(): string {
  return `${PREFIX}${randomBytes(SECRET_BYTES).toString('base64')}`;
}

export interface SignedHeaders {
  readonly 'webhook-id': string;
  /** Whole seconds since 1970. */
  readonly 'webhook-timestamp': string;
  /** One signature a secret, separated by a blank: during a rotation both the old and the new secret verify. */
  readonly 'webhook-signature': string;
}

export interface ToSign {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  /** The very characters that are sent. */
  readonly body: string;
}

/** Throws `TypeError` when there is no secret, or one that is none. */
export function signWebhook({ id, at, body }: ToSign, secrets: readonly string[]): SignedHeaders {
  if (secrets.length === 0) throw new TypeError('a webhook needs a secret to be signed with');
  const timestamp = String(Math.floor(Date.parse(at) / 1_000));
  const signatures = secrets.map((secret) => {
    const mac = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`, 'utf8').digest('base64');
    return `v1,${mac}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}

function keyOf(secret: string): Buffer {
  const bytes = secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.alloc(0);
  if (bytes.length < 24 || bytes.length > 64) throw new TypeError('a webhook secret holds 24 to 64 bytes');
  return bytes;
}
