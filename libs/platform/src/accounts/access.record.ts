/**
 * What happened at the door and who was refused: one row a minute, kind, person and bucket of addresses, with a count. The table is
 * only added to (its trigger sees to that), and a flood of tries adds at most sixty-four rows a minute for what concerns nobody
 * known, and as many for a person. A row whose tries came from several addresses names none. Addresses stand sealed: with the key of the
 * person whom the row concerns, else with that of the program.
 */
import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { isSealedForPerson, type PersonKey } from '../people/person.key.js';
import { PersonVault } from '../people/person.vault.js';
import { isSealed, type Sealer } from '../sealing/sealer.js';
import { networkOf } from './attempt.throttle.js';
import { recordAdd } from './record-add.sql.js';

/** What somebody who was let in was kept from: the role, another's page, a role that ended, what is there but not theirs, or is not there. */
export type RefusalKind = 'forbidden' | 'origin-refused' | 'grant-ended' | 'unseen' | 'not-found';

export type AccessKind =
  | 'signed-in'
  | 'sign-in-refused'
  | 'second-factor-refused'
  | 'signed-out'
  | 'role-switched'
  | 'session-revoked'
  | 'password-set'
  | 'second-factor-set'
  | 'recovery-code-used'
  | 'passkey-added'
  | 'passkey-removed'
  | 'passkey-refused'
  | 'passkey-cloned'
  | 'token-minted'
  | 'token-revoked'
  | 'account-added'
  | 'account-reset'
  | 'account-disabled'
  | 'identity-unknown'
  | 'identity-linked'
  | 'identity-unlinked'
  | RefusalKind
  | 'view-as-begun'
  | 'view-as-ended';

export interface AccessNote {
  readonly kind: AccessKind;
  /** Null when nobody known is concerned. */
  readonly person: string | null;
  /** IP address of the caller, or `console`. */
  readonly address: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

export interface RecordedAccess {
  readonly kind: string;
  readonly person: string | null;
  readonly address: string | null;
  readonly count: number;
  readonly firstAt: Date;
  readonly lastAt: Date;
}

const buckets = 64;
/** What an address is sealed for that concerns nobody known. */
export const STRANGERS_PLACE = 'address in the record';

export class AccessRecord {
  private readonly waiting = new Map<string, { count: number; written: Promise<void> }>();
  private readonly turns = new Map<string, Promise<void>>();

  private readonly vault: PersonVault;

  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {
    this.vault = new PersonVault(source, sealer);
  }

  /** Resolves when it is written. Notes of one row that come while it is being written go together in the next write. */
  add(note: AccessNote): Promise<void> {
    const key = [note.at.slice(0, 16), note.kind, note.person ?? '', networkOf(note.address)].join('\n');
    const together = this.waiting.get(key);
    if (together !== undefined) {
      together.count += 1;
      return together.written;
    }
    const batch = { count: 1, written: Promise.resolve() };
    this.waiting.set(key, batch);
    batch.written = this.inTurn(key, () => {
      this.waiting.delete(key);
      return this.write(note, batch.count);
    });
    return batch.written;
  }

  /** One write of a row at a time. */
  private inTurn(key: string, write: () => Promise<void>): Promise<void> {
    // A write that failed was told to those who waited for it.
    const turn = (this.turns.get(key) ?? Promise.resolve()).then(write, write);
    const settled = (): void => {
      if (this.turns.get(key) === turn) this.turns.delete(key);
    };
    turn.then(settled, settled);
    this.turns.set(key, turn);
    return turn;
  }

  private async write({ kind, person, address, at }: AccessNote, count: number): Promise<void> {
    const network = networkOf(address);
    const mark = await this.vault.mark('address', network);
    const sealed = await this.sealAddress(person, network);
    await this.source.query(recordAdd, [at, kind, person ?? '', bucketOf(network), sealed, mark, at, count]);
  }

  /** Of one person, or of everybody; the newest first, a thousand at most. */
  async list(person?: string): Promise<RecordedAccess[]> {
    const rows = await this.source.query<RecordedAccess[]>(
      `select kind, nullif(person, '') as person, address, count, first_at as "firstAt", last_at as "lastAt"
       from access.record where $1::text is null or person = $1 order by last_at desc, kind limit 1000`,
      [person ?? null],
    );
    const keys = await this.vault.keysOf(rows.map((row) => row.person).filter((each) => each !== null));
    return rows.map((row) => ({ ...row, address: this.openAddress(row, keys) }));
  }

  private async sealAddress(person: string | null, network: string): Promise<string | null> {
    if (person === null) return this.sealer.seal(network, STRANGERS_PLACE);
    return (await this.vault.keyFor(person))?.seal('address', network) ?? null;
  }

  /** What the release before wrote stands in clear until the next start. */
  private openAddress({ person, address }: RecordedAccess, keys: ReadonlyMap<string, PersonKey>): string | null {
    if (address === null) return null;
    if (isSealed(address)) return this.sealer.open(address, STRANGERS_PLACE);
    if (!isSealedForPerson(address)) return address;
    return keys.get(person ?? '')?.open('address', address) ?? null;
  }
}

function bucketOf(network: string): number {
  return (createHash('sha256').update(network).digest()[0] ?? 0) % buckets;
}
