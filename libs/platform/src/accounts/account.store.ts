import { type DataSource, IsNull } from 'typeorm';
import { PersonVault } from '../people/person.vault.js';
import type { Sealer } from '../sealing/sealer.js';
import { type Account, type AccountKind, AccountRow } from './account.entity.js';
import { hashOf, newRecoveryCodes, recoveryCodeOf } from './one-time.secret.js';
import { newTotpSecret } from './totp.js';

const recoveryCodesAdd = 'insert into access.recovery_code (person, hash) select $1, unnest($2::text[])';

export interface NewAccount {
  readonly person: string;
  readonly login: string;
  readonly kind: AccountKind;
  /** ISO 8601 instant. */
  readonly at: string;
}

/**
 * Accounts and their second factors. Passwords come and go as hashes, the secrets of second factors sealed; logins are sealed with the
 * person's key and found by a mark.
 */
export class AccountStore {
  private readonly vault: PersonVault;

  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {
    this.vault = new PersonVault(source, sealer);
  }

  /** False when the login, or the person, has an account already, and for a person who was erased. */
  async add({ person, login, kind, at }: NewAccount): Promise<boolean> {
    const key = await this.vault.keyFor(person);
    if (key === undefined || (await this.rowOf(login)) !== null) return false;
    const mark = await this.vault.mark('login', loginOf(login));
    const added = await this.source.query<object[]>(
      `insert into access.account (person, login_sealed, login_mark, kind, created_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning 1`,
      [person, key.seal('login', loginOf(login)), mark, kind, at],
    );
    return added.length === 1;
  }

  async find(person: string): Promise<Account | undefined> {
    return this.opened(await this.accounts.findOneBy({ person }));
  }

  /** By login; an account that was disabled is not found. */
  async findByLogin(login: string): Promise<Account | undefined> {
    const row = await this.rowOf(login);
    return row?.disabledAt === null ? this.opened(row) : undefined;
  }

  /** Also those that were disabled, by login. */
  async list(): Promise<Account[]> {
    const rows = await this.accounts.find();
    // One read for all their keys.
    await this.vault.keysOf(rows.map(({ person }) => person));
    const all = await Promise.all(rows.map((row) => this.opened(row)));
    return all.filter((account) => account !== undefined).toSorted((a, b) => (a.login < b.login ? -1 : 1));
  }

  async setPassword(person: string, hash: string): Promise<void> {
    await this.accounts.update({ person }, { password: hash });
  }

  async noteSignIn(person: string, at: string): Promise<void> {
    await this.accounts.update({ person }, { signedInAt: new Date(at) });
  }

  /** The account is as it was when it was added: without password, and without second factor where that is asked for. */
  async reset(person: string, secondFactorToo: boolean): Promise<void> {
    await this.source.transaction(async (work) => {
      await work.update(AccountRow, { person }, { password: null, disabledAt: null });
      if (!secondFactorToo) return;
      await work.update(AccountRow, { person }, { totp: null, totpPending: null });
      await work.query('delete from access.recovery_code where person = $1', [person]);
      await work.query('delete from access.passkey where person = $1', [person]);
    });
  }

  async disable(person: string, at: string): Promise<void> {
    await this.accounts.update({ person }, { disabledAt: new Date(at) });
    await this.source.query('delete from access.ticket where person = $1', [person]);
  }

  /** A new secret for the second factor, which counts once `confirmTotp` has seen a code of it. In base32. */
  async offerTotp(person: string): Promise<string> {
    const secret = newTotpSecret();
    await this.accounts.update({ person }, { totpPending: this.sealer.seal(secret, placeOf(person)) });
    return secret;
  }

  /** Which secret the codes are compared with; undefined without one. */
  secretOf(account: Account, which: 'totp' | 'totpPending'): string | undefined {
    const sealed = account[which];
    return sealed === null ? undefined : this.sealer.open(sealed, placeOf(account.person));
  }

  /** Takes the code of a time step: true for the first who brings it, never for it or an earlier one again. */
  async takeStep(person: string, step: number): Promise<boolean> {
    const taken = await this.source.query<object[]>(
      `with taken as (update access.account set totp_step = $2 where person = $1 and totp_step < $2 returning 1) select 1 from taken`,
      [person, step],
    );
    return taken.length === 1;
  }

  /** The offered secret is the person's second factor from now on. Gives the recovery codes, shown this once. */
  async confirmTotp(person: string): Promise<readonly string[]> {
    const codes = newRecoveryCodes();
    await this.source.transaction(async (work) => {
      await work.query('update access.account set totp = totp_pending, totp_pending = null where person = $1', [
        person,
      ]);
      await work.query('delete from access.recovery_code where person = $1', [person]);
      await work.query(recoveryCodesAdd, [person, codes.map(hashOf)]);
    });
    return codes;
  }

  /** Recovery codes for an account that never had any; null for one that has. */
  async firstRecoveryCodes(person: string): Promise<readonly string[] | null> {
    const codes = newRecoveryCodes();
    const hashes = codes.map(hashOf);
    return this.source.transaction(async (work) => {
      await work.query('select 1 from access.account where person = $1 for update', [person]);
      const had = await work.query<object[]>('select 1 from access.recovery_code where person = $1', [person]);
      if (had.length > 0) return null;
      await work.query(recoveryCodesAdd, [person, hashes]);
      return codes;
    });
  }

  /** True for a recovery code of the person that was not used before; it is used now. */
  async useRecoveryCode(person: string, typed: string, at: string): Promise<boolean> {
    const code = recoveryCodeOf(typed);
    if (code === undefined) return false;
    const used = await this.source.query<object[]>(
      `with used as (update access.recovery_code set used_at = $3 where person = $1 and hash = $2 and used_at is null returning 1)
       select 1 from used`,
      [person, hashOf(code), at],
    );
    return used.length === 1;
  }

  private async rowOf(login: string): Promise<AccountRow | null> {
    const typed = loginOf(login);
    const mark = await this.vault.mark('login', typed);
    // In clear only where the release before added the account since the last start.
    return this.accounts.findOne({ where: [{ loginMark: mark }, { login: typed, loginMark: IsNull() }] });
  }

  /** Undefined for none, and when the person was erased in between. */
  private async opened(row: AccountRow | null): Promise<Account | undefined> {
    if (row === null) return undefined;
    const { login: clear, loginSealed, loginMark: _, ...account } = row;
    if (loginSealed === null) return clear === null ? undefined : { ...account, login: clear };
    const key = await this.vault.keyOf(row.person);
    return key === undefined ? undefined : { ...account, login: key.open('login', loginSealed) };
  }

  private get accounts() {
    return this.source.getRepository(AccountRow);
  }
}

/** Logins are compared without regard to case and to how letters were typed. */
export function loginOf(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}

function placeOf(person: string): string {
  return `totp ${person}`;
}
