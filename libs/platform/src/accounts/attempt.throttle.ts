/**
 * Tries at the door are slowed down, never forbidden for good: after a few, each further one makes the next wait twice as long, up
 * to a quarter of an hour. They are counted by the address that they come from and by the login that they are about, whether it
 * exists or not. Tries from a browser in which the person has signed in before are counted on their own, so that strangers
 * who fail on purpose do not keep the owner out.
 */
import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { DataSource } from 'typeorm';
import { attemptClaim } from './attempt-claim.sql.js';
import { attemptTakeBack } from './attempt-take-back.sql.js';

export interface TryFrom {
  readonly login: string;
  /** IP address of the caller. */
  readonly address: string;
  /** Names the browser when it has proved to be one of the person's. */
  readonly device: string | null;
}

const freeTries = 5;
/** An office shares one address. */
const freeTriesOfAddress = 50;
const longestPauseSeconds = 900;
const forgetEvery = 500;
/** Another process may take a pause back meanwhile. */
const rememberedMs = 1_000;
/** For a pause whose end is not known here. */
const leastMs = 200;
const rememberedAtMost = 10_000;

export class AttemptThrottle {
  private claims = 0;
  /** Until when a key is known to be in a pause, in milliseconds of the clock. */
  private readonly paused = new Map<string, number>();

  /** `key`: whoever has the table without it cannot try logins against what stands there. */
  constructor(
    private readonly source: DataSource,
    private readonly key: Buffer,
  ) {}

  /** Whether a try may be made now; it counts as failed until `forgive`. `now`: ISO 8601 instant. */
  async claim(from: TryFrom, now: string): Promise<boolean> {
    if (++this.claims % forgetEvery === 0) await this.forget(now);
    if (!(await this.claimOne(this.ownKey(from), freeTries, now))) return false;
    if (await this.claimOne(this.addressKey(from), freeTriesOfAddress, now)) return true;
    // The try is not made, so it says nothing about the login, and leaves no row of one that nobody else has tried.
    await this.source.query(attemptTakeBack, [this.ownKey(from), now]);
    return false;
  }

  /**
   * The sign-in succeeded: its own tries are forgotten. Those of the address lose only the claims that this sign-in took, because
   * others sit behind it: whoever has an account must not buy tries at other logins with it.
   */
  async forgive(from: TryFrom, claims: number): Promise<void> {
    this.paused.delete(this.ownKey(from));
    await this.source.query('delete from access.attempt where key = $1', [this.ownKey(from)]);
    await this.source.query('update access.attempt set failures = greatest(failures - $2, 0) where key = $1', [
      this.addressKey(from),
      claims,
    ]);
  }

  private async claimOne(key: string, free: number, now: string): Promise<boolean> {
    const instant = Date.parse(now);
    if ((this.paused.get(key) ?? 0) > instant) return false;
    const values = [key, now, free, longestPauseSeconds];
    const [claimed] = await this.source.query<{ readonly until: Date }[]>(attemptClaim, values);
    const until = claimed?.until.getTime() ?? instant + leastMs;
    if (until > instant) this.remember(key, Math.min(until, instant + rememberedMs));
    return claimed !== undefined;
  }

  /** A flood that is in a pause does not ask the table for each of its tries. */
  private remember(key: string, until: number): void {
    if (this.paused.size >= rememberedAtMost) this.paused.clear();
    this.paused.set(key, until);
  }

  /** Forgets the tries at a login that is no longer anybody's. */
  async forgetLogin(login: string): Promise<void> {
    const key = this.ownKey({ login, address: '', device: null });
    this.paused.delete(key);
    await this.source.query('delete from access.attempt where key = $1', [key]);
  }

  private ownKey({ login, device }: TryFrom): string {
    return device === null ? `login ${this.digest(login)}` : `device ${this.digest(`${login} ${device}`)}`;
  }

  private addressKey({ address }: TryFrom): string {
    return `address ${this.digest(networkOf(address))}`;
  }

  private digest(text: string): string {
    return createHmac('sha256', this.key).update(text).digest('hex').slice(0, 32);
  }

  private async forget(now: string): Promise<void> {
    await this.source.query(`delete from access.attempt where last_at < $1::timestamptz - interval '1 day'`, [now]);
  }
}

/** A household or an office has a whole /64 of IPv6: what it calls itself within says nothing. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)|%.*$/g, '');
  if (!isIPv6(plain)) return plain;
  const [head = [], tail = []] = plain.split('::').map((part) => part.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return `${[...head, ...zeros, ...tail].slice(0, 4).join(':')}::/64`;
}
