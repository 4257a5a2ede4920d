import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { PersonVault } from '../people/person.vault.js';
import type { Sealer } from '../sealing/sealer.js';
import { passkeyRemove } from './passkey-remove.sql.js';
import { passkeyUsed } from './passkey-used.sql.js';

/** A passkey as it is used to check a signature. */
export interface Passkey {
  readonly id: string;
  readonly person: string;
  /** Base64url, as the authenticator names it. */
  readonly credential: string;
  /** COSE key. */
  readonly publicKey: Buffer;
  readonly transports: readonly string[];
}

/** A passkey as its owner sees it. */
export interface ListedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

export interface NewPasskey extends Omit<Passkey, 'id'> {
  readonly counter: number;
  readonly name: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

const mostOfAPerson = 20;
const known = 'p.id, p.person, p.credential, p.public_key as "publicKey", p.transports';

/** The passkeys of people. Names are sealed with the person's key. */
export class PasskeyStore {
  private readonly vault: PersonVault;

  constructor(
    private readonly source: DataSource,
    sealer: Sealer,
  ) {
    this.vault = new PersonVault(source, sealer);
  }

  /** The new passkey's id; undefined when the credential is known already, the person has twenty, or was erased. */
  async add({ person, credential, publicKey, counter, transports, name, at }: NewPasskey): Promise<string | undefined> {
    const id = randomUUID();
    const key = await this.vault.keyFor(person);
    if (key === undefined) return undefined;
    const values = [id, person, credential, publicKey, counter, transports, key.seal('label', name), at];
    const added = await this.source.query<object[]>(
      `insert into access.passkey (id, person, credential, public_key, counter, transports, name, created_at)
       select $1, $2, $3, $4, $5, $6, $7, $8
       where (select count(*) from access.passkey where person = $2) < ${mostOfAPerson}
       on conflict do nothing returning 1`,
      values,
    );
    return added.length === 1 ? id : undefined;
  }

  /** By the credential's id; of an account that was disabled there is none. */
  async find(credential: string): Promise<Passkey | undefined> {
    const [found] = await this.source.query<Passkey[]>(
      `select ${known} from access.passkey p join access.account a using (person)
       where p.credential = $1 and a.disabled_at is null`,
      [credential],
    );
    return found;
  }

  of(person: string): Promise<Passkey[]> {
    return this.source.query<Passkey[]>(
      `select ${known} from access.passkey p where p.person = $1 order by p.created_at, p.id`,
      [person],
    );
  }

  /** For the person's own eyes, the oldest first. */
  async list(person: string): Promise<readonly ListedPasskey[]> {
    const rows = await this.source.query<ListedPasskey[]>(
      `select id, name, created_at as "createdAt", used_at as "usedAt"
       from access.passkey where person = $1 order by created_at, id`,
      [person],
    );
    const key = await this.vault.keyOf(person);
    return key === undefined ? [] : rows.map((row) => ({ ...row, name: key.open('label', row.name) }));
  }

  /** Notes a use; false when the counter says that the key was copied. */
  async use(id: string, counter: number, at: string): Promise<boolean> {
    return (await this.source.query<object[]>(passkeyUsed, [id, counter, at])).length === 1;
  }

  /** Removes one of the person's own. `keepFactor`: not when it is the last second factor of the account. */
  async remove(person: string, id: string, keepFactor: boolean): Promise<'removed' | 'last-factor' | 'absent'> {
    return this.source.transaction(async (work) => {
      // Two removals at once must not each take the other's passkey for the one that stays.
      await work.query('select 1 from access.account where person = $1 for update', [person]);
      const removed = await work.query<object[]>(passkeyRemove, [person, id, keepFactor]);
      if (removed.length === 1) return 'removed';
      const left = await work.query<object[]>('select 1 from access.passkey where person = $1 and id = $2', [
        person,
        id,
      ]);
      return left.length === 1 ? 'last-factor' : 'absent';
    });
  }

  /** Which people have one. */
  async owners(): Promise<ReadonlySet<string>> {
    const rows = await this.source.query<{ person: string }[]>('select distinct person from access.passkey');
    return new Set(rows.map(({ person }) => person));
  }
}
