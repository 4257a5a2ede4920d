/**
 * Tokens as their holders handle them: made with a label and for a few purposes, listed, ended. A program's tokens are listed to and
 * ended by the person who answers for it, too. What is called how is sealed with its holder's key.
 */
import type { Clock } from '../clock/clock.js';
import type { DataSource } from 'typeorm';
import { isSealedForPerson } from '../people/person.key.js';
import type { PersonVault } from '../people/person.vault.js';
import { tokenEnd } from '../people/token-end.sql.js';
import { tokenList } from '../people/token-list.sql.js';
import { type MintedToken, TokenStore } from '../people/token.store.js';
import type { AccessRecord } from './access.record.js';

export interface LabelledToken {
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly label: string;
  /** What it may be used for; never empty. */
  readonly scopes: readonly string[];
  /** Days; a year at most. */
  readonly days: number;
}

export interface ListedToken {
  readonly id: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  /** Null: whatever its role may, as tokens of the shell have it. */
  readonly scopes: readonly string[] | null;
  readonly label: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** The local day of its last use; null when it was never used. */
  readonly usedOn: string | null;
}

interface TokenParts {
  readonly source: DataSource;
  readonly vault: PersonVault;
  readonly record: AccessRecord;
  readonly clock: Clock;
}

const DAY_MS = 86_400_000;
export const MOST_TOKEN_DAYS = 366;
const mostOfAPerson = 50;

export class TokenDesk {
  constructor(private readonly parts: TokenParts) {}

  /** `too-many` for a person with fifty. Throws `RangeError` for a span that nobody may ask for. */
  async mint(
    { label, days, ...of }: LabelledToken,
    address: string,
  ): Promise<'too-many' | (MintedToken & { readonly expiresAt: string })> {
    const { source, vault, record, clock } = this.parts;
    if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS) throw new RangeError(`${days} days`);
    const at = clock.now();
    const own = (await this.list(of.person)).filter(({ person }) => person === of.person);
    if (own.length >= mostOfAPerson) return 'too-many';
    const expiresAt = new Date(Date.parse(at) + days * DAY_MS).toISOString();
    const sealed = (await vault.keyFor(of.person))?.seal('label', label);
    const minted = await new TokenStore(source).mint({ ...of, label: sealed, at, expiresAt });
    await record.add({ kind: 'token-minted', person: of.person, address, at });
    return { ...minted, expiresAt };
  }

  /** The person's, and those of the programs that the person answers for; the newest first. */
  async list(person: string): Promise<readonly ListedToken[]> {
    const { source, vault, clock } = this.parts;
    const rows = await source.query<ListedToken[]>(tokenList, [clock.now(), person]);
    const keys = await vault.keysOf(rows.map((row) => row.person));
    return rows.map((row) => {
      const sealed = row.label !== null && isSealedForPerson(row.label);
      return sealed ? { ...row, label: keys.get(row.person)?.open('label', row.label) ?? null } : row;
    });
  }

  /** Says who answers for a program; false when there is no account of a program with that holder. */
  async nameOwner(program: string, owner: string): Promise<boolean> {
    const named = await this.parts.source.query<object[]>(
      `with named as (update access.account set owner = $2 where person = $1 and kind = 'program' returning 1) select 1 from named`,
      [program, owner],
    );
    return named.length === 1;
  }

  /** True when this call ended one. `owner`: whose it must be, or the program of; null for an administrator. */
  async revoke(id: string, owner: string | null, address: string): Promise<boolean> {
    const { source, record, clock } = this.parts;
    const at = clock.now();
    const [ended] = await source.query<{ readonly person: string }[]>(tokenEnd, [id, at, owner]);
    if (ended === undefined) return false;
    await record.add({ kind: 'token-revoked', person: ended.person, address, at });
    return true;
  }
}
