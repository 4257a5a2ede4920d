/**
 * Bearer tokens of programs. The token is 256 random bits, shown once; the table keeps its SHA-256. Looking a hash up
 * tells an attacker nothing about the token. Every request looks it up, those that come together in one statement: nothing is
 * remembered, so that a revoked token is refused at the next request in every process.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { type DataSource, IsNull, MoreThan } from 'typeorm';
import { SharedReads } from '../database/shared-reads.js';
import { AccessToken } from './access-token.entity.js';
import { tokenFind } from './token-find.sql.js';

/** For whom a token speaks. */
export interface Grant {
  readonly token: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** What it may be used for; absent: whatever its role may. */
  readonly scopes?: readonly string[];
}

export interface TokenRequest {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** ISO 8601 instants. */
  readonly at: string;
  readonly expiresAt: string;
  /** Absent: whatever its role may. */
  readonly scopes?: readonly string[];
  /** What its holder calls it, sealed. */
  readonly label?: string;
}

export interface MintedToken {
  /** Names the token in lists and for `revoke`; no secret. */
  readonly id: string;
  /** The secret: shown this once. */
  readonly token: string;
}

interface FoundToken {
  readonly hash: string;
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly expiresAt: Date;
  readonly scopes: readonly string[] | null;
  readonly usedOn: string | null;
}

/** Days are those of Asia/Ho_Chi_Minh. */
const LOCAL_MS = 7 * 3_600_000;

const prefix = 'ddk_';
const form = /^ddk_[\w-]{43}$/;

export class TokenStore {
  private readonly reads = new SharedReads<FoundToken>((hashes) => this.read(hashes));

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
      scopes: request.scopes === undefined ? null : [...request.scopes],
      label: request.label ?? null,
      createdAt: new Date(request.at),
      expiresAt: new Date(request.expiresAt),
    });
    return { id, token };
  }

  /** The grant of a token that is known, not revoked and not expired at `now` (ISO 8601); else undefined. */
  async verify(token: string, now: string): Promise<Grant | undefined> {
    if (!form.test(token)) return undefined;
    const hash = hashOf(token);
    const found = (await this.reads.of([hash])).get(hash);
    if (found === undefined || found.expiresAt.getTime() <= Date.parse(now)) return undefined;
    await this.noteUse(found, now);
    const { id, person, role, unit, scopes } = found;
    return { token: id, person, role, unit, ...(scopes === null ? {} : { scopes }) };
  }

  /** By the day: enough to find tokens that nobody needs any more, and one write a day. */
  private async noteUse({ hash, usedOn }: FoundToken, now: string): Promise<void> {
    const today = new Date(Date.parse(now) + LOCAL_MS).toISOString().slice(0, 10);
    if (usedOn !== null && usedOn >= today) return;
    await this.source.query(
      'update access.token set used_on = $2 where hash = $1 and (used_on is null or used_on < $2::date)',
      [hash, today],
    );
  }

  private async read(hashes: readonly string[]): Promise<ReadonlyMap<string, FoundToken>> {
    const rows = await this.source.query<FoundToken[]>(tokenFind, [hashes]);
    return new Map(rows.map((row) => [row.hash, row]));
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
    return affected === 1;
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
