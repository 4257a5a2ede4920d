/**
 * Challenges of passkey ceremonies. Whoever asks gets one and nothing is written: a challenge carries its own end and a MAC under
 * the server's key over its purpose, its person and the browser that asked, so that a stranger who asks a million times costs no
 * row. Only one that was answered with a good signature is written down, and is never good again.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { hashOf } from './one-time.secret.js';

/** Going in by a passkey alone, after a password, once more within a session; or having a new one. */
type PasskeyPurpose = 'sign-in' | 'second-factor' | 'step-up' | 'enrolment';

/** For what a challenge was made. */
export interface PasskeyAsked {
  readonly purpose: PasskeyPurpose;
  /** Null while nobody knows who it is. */
  readonly person: string | null;
  /** The secret that the asking browser keeps meanwhile. */
  readonly browser: string;
}

export const CEREMONY_MS = 300_000;
const nonceBytes = 24;
const form = /^([\w-]{32})\.(\d{13})\.([\w-]{43})$/;
const forgetEvery = 200;

export class PasskeyChallenges {
  private answered = 0;

  constructor(
    private readonly source: DataSource,
    private readonly key: Buffer,
  ) {}

  /** A new challenge, good for five minutes from `at` (ISO 8601). It goes to the authenticator as the bytes of this text. */
  make(asked: PasskeyAsked, at: string): string {
    const nonce = randomBytes(nonceBytes).toString('base64url');
    const ends = String(Date.parse(at) + CEREMONY_MS);
    return `${nonce}.${ends}.${this.mac(asked, nonce, ends)}`;
  }

  /** Whether it was made by us, for this, and is not over at `now`. */
  holds(challenge: string, asked: PasskeyAsked, now: string): boolean {
    const [, nonce = '', ends = '0', mac = ''] = form.exec(challenge) ?? [];
    const expected = this.mac(asked, nonce, ends);
    const same = mac.length === expected.length && timingSafeEqual(Buffer.from(mac), Buffer.from(expected));
    return same && Date.parse(now) < Number(ends);
  }

  /** True for the first who answers it. */
  async use(challenge: string, now: string): Promise<boolean> {
    if (++this.answered % forgetEvery === 0) {
      await this.source.query('delete from access.passkey_challenge where expires_at < $1', [now]);
    }
    const ends = new Date(Number(form.exec(challenge)?.[2] ?? 0)).toISOString();
    const used = await this.source.query<object[]>(
      'insert into access.passkey_challenge (hash, expires_at) values ($1, $2) on conflict do nothing returning 1',
      [hashOf(challenge), ends],
    );
    return used.length === 1;
  }

  private mac({ purpose, person, browser }: PasskeyAsked, nonce: string, ends: string): string {
    const text = [purpose, person ?? '', hashOf(browser), nonce, ends].join('\n');
    return createHmac('sha256', this.key).update(text).digest('base64url');
  }
}
