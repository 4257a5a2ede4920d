/**
 * Passwords at rest: Argon2id (RFC 9106) in the PHC string format, with OWASP's least parameters. Whoever tries a login that
 * does not exist costs the same work as one that does: `verify` without a hash checks against one that nothing matches. A few
 * verifications run at a time, so that a flood of tries fills neither memory nor processors.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { normalised } from './password.form.js';

export interface HashCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
export const OWASP_COST: HashCost = { memoryKib: 19_456, passes: 2, lanes: 1 };

const atOnce = 2;
const waitingAtMost = 100;

/** More verifications wait than can be done soon. */
export class HashingBusy extends Error {
  constructor() {
    super('too many passwords are being verified');
    this.name = 'HashingBusy';
  }
}

export class PasswordHasher {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;
  private done = 0;

  constructor(private readonly cost: HashCost = OWASP_COST) {}

  /** How many verifications were done: equal for equal tries, whether the login exists or not. */
  get verifications(): number {
    return this.done;
  }

  hash(password: string): Promise<string> {
    return this.inTurn(() => this.make(password));
  }

  /** `known` null: nobody has this password, and finding that out takes as long. Throws `HashingBusy`. */
  async verify(known: string | null, password: string): Promise<boolean> {
    const against = known ?? (await (this.decoy ??= this.make(randomBytes(32).toString('base64url'))));
    const matches = await this.inTurn(() => {
      this.done += 1;
      return verify(against, normalised(password));
    });
    return known !== null && matches;
  }

  /** True for a hash that was made with other parameters than the present ones: it is made anew at the next sign-in. */
  isOutdated(known: string): boolean {
    const { memoryKib, passes, lanes } = this.cost;
    return !known.startsWith(`$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$`);
  }

  private make(password: string): Promise<string> {
    const { memoryKib, passes, lanes } = this.cost;
    return hash(normalised(password), { memoryCost: memoryKib, timeCost: passes, parallelism: lanes, outputLen: 32 });
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= atOnce) {
      if (this.waiting.length >= waitingAtMost) throw new HashingBusy();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // The turn goes to whoever waits longest; only the last one gives it up.
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
