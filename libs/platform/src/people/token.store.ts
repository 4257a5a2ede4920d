/**
 * Bearer tokens of programs. The token is 256 random bits, shown once; the table keeps its SHA-256. Looking a hash up
 * tells an attacker nothing about the token, and the found row's hash is compared once more in constant time. A grant that was
 * just verified is remembered for a second, so a revoked token lives at most that long in another process.
 */
import { createHash, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { type DataSource, IsNull, MoreThan } from 'typeorm';
import { AccessToken } from './access-token.entity.js';

/** For whom a token speaks. */
export interface Grant {
  readonly token: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
}

export interface TokenRequest {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** ISO 8601 instants. */
  readonly at: string;
  readonly expiresAt: string;
}

export interface MintedToken {
  /** Names the token in lists and for `revoke`; no secret. */
  readonly id: string;
  /** The secret: shown this once. */
  readonly token: string;
}

interface Remembered {
  readonly grant: Grant;
  readonly expiresAt: number;
  readonly askAgainAt: number;
}

const prefix = 'ddk_';
const form = /^ddk_[\w-]{43}$/;
const rememberedMs = 1_000;
const rememberedAtMost = 10_000;

export class TokenStore {
  private readonly remembered = new Map<string, Remembered>();
  private readonly asking = new Map<string, Promise<Remembered | undefined>>();
  private revocations = 0;

  constructor(private readonly source: DataSource) {}

  async mint(request: TokenRequest): Promise<MintedToken> {
    const token = `${prefix}${randomBytes(32).toString('base64url')}`;
    const id = randomUUID();
    await this.source.getRepository(AccessToken).insert({
      hash: hashOf(token),
      id,
      person: request.person,
      role: request.role,
      unit: request.unit,
      createdAt: new Date(request.at),
      expiresAt: new Date(request.expiresAt),
    });
    return { id, token };
  }

  /** The grant of a token that is known, not revoked and not expired at `now` (ISO 8601); else undefined. */
  async verify(token: string, now: string): Promise<Grant | undefined> {
    if (!form.test(token)) return undefined;
    const hash = hashOf(token);
    const instant = Date.parse(now);
    const known = this.remembered.get(hash);
    if (known !== undefined && performance.now() < known.askAgainAt) return current(known, instant);
    this.remembered.delete(hash);
    const found = await this.ask(hash);
    return found === undefined ? undefined : current(found, instant);
  }

  /** Requests of one token that come together share one look at the table. */
  private ask(hash: string): Promise<Remembered | undefined> {
    const asking = this.asking.get(hash) ?? this.look(hash).finally(() => this.asking.delete(hash));
    this.asking.set(hash, asking);
    return asking;
  }

  private async look(hash: string): Promise<Remembered | undefined> {
    const revocations = this.revocations;
    const row = await this.source.getRepository(AccessToken).findOneBy({ hash });
    if (row === null || !sameHash(row.hash, hash) || row.revokedAt !== null) return undefined;
    const found = {
      grant: { token: row.id, person: row.person, role: row.role, unit: row.unit },
      expiresAt: row.expiresAt.getTime(),
      askAgainAt: performance.now() + rememberedMs,
    };
    if (this.remembered.size >= rememberedAtMost) this.remembered.clear();
    // What was read before a revocation of ours must not outlive it.
    if (revocations === this.revocations) this.remembered.set(hash, found);
    return found;
  }

  /** Tokens of a person, or of everybody, that are valid at `now`, by when they were minted. No secret is in them. */
  list(now: string, person?: string): Promise<AccessToken[]> {
    const where = {
      revokedAt: IsNull(),
      expiresAt: MoreThan(new Date(now)),
      ...(person === undefined ? {} : { person }),
    };
    return this.source.getRepository(AccessToken).find({ where, order: { createdAt: 'asc', id: 'asc' } });
  }

  /** Ends every token of a person; gives how many. */
  async revokeAll(person: string, at: string): Promise<number> {
    const open = { person, revokedAt: IsNull() };
    const { affected } = await this.source.getRepository(AccessToken).update(open, { revokedAt: new Date(at) });
    this.revocations += 1;
    this.remembered.clear();
    return affected ?? 0;
  }

  /** True when this call ended a token that was valid until then. */
  async revoke(id: string, at: string): Promise<boolean> {
    const { affected } = await this.source
      .createQueryBuilder()
      .update(AccessToken)
      .set({ revokedAt: new Date(at) })
      .where('id = :id and revoked_at is null', { id })
      .execute();
    this.revocations += 1;
    this.remembered.clear();
    return affected === 1;
  }
}

function current(known: Remembered, instant: number): Grant | undefined {
  return instant < known.expiresAt ? known.grant : undefined;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function sameHash(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
