/**
 * Erases what is known about a person: the key, and with it whatever was sealed in any copy of the tables that was made without the
 * keys; and the rows, so that a copy of the keys opens nothing either. All of it goes in one transaction, and going through it again
 * changes nothing. Whether the person may be erased is decided elsewhere.
 */
import type { DataSource } from 'typeorm';
import { AccountStore } from '../accounts/account.store.js';
import { AttemptThrottle } from '../accounts/attempt.throttle.js';
import type { Sealer } from '../sealing/sealer.js';
import { PERSONAL_ROWS, type PersonalRowKind, type PersonalRows } from './personal-rows.js';
import { PersonRow } from './person.entity.js';
import { PersonVault } from './person.vault.js';
import { emptied } from './sealed.person.js';

/** How many rows of each kind there are. */
export type PersonalRowCounts = Readonly<Record<PersonalRowKind, number>>;

export class PersonEraser {
  private readonly vault: PersonVault;
  private readonly accounts: AccountStore;
  private readonly throttle: AttemptThrottle;

  constructor(
    private readonly source: DataSource,
    sealer: Sealer,
    private readonly places: readonly PersonalRows[] = PERSONAL_ROWS,
  ) {
    this.vault = new PersonVault(source, sealer);
    this.accounts = new AccountStore(source, sealer);
    this.throttle = new AttemptThrottle(source, sealer.derive('tries'));
  }

  async count(person: string): Promise<PersonalRowCounts> {
    const counted = await Promise.all(
      PERSONAL_ROWS.map(async ({ kind, count }) => {
        const [row] = await this.source.query<{ count: number }[]>(count, [person]);
        return [kind, row?.count ?? 0] as const;
      }),
    );
    return Object.fromEntries(counted) as PersonalRowCounts;
  }

  /** `at`: ISO 8601 instant. Gives what there was. */
  async erase(person: string, at: string): Promise<PersonalRowCounts> {
    const counts = await this.count(person);
    const account = await this.accounts.find(person);
    await this.source.transaction(async (work) => {
      for (const { erase } of this.places) for (const statement of erase) await work.query(statement, [person]);
      await work.update(PersonRow, { id: person }, emptied);
      await work.query('update people.person set erased_at = coalesce(erased_at, $2) where id = $1', [person, at]);
      await this.vault.destroy(work, person, at);
    });
    if (account !== undefined) await this.throttle.forgetLogin(account.login);
    for (const tried of ['again', 'password']) await this.throttle.forgetLogin(`${tried} ${person}`);
    return counts;
  }
}
