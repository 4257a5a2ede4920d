import { type DataSource, In, IsNull, Not } from 'typeorm';
import type { Sealer } from '../sealing/sealer.js';
import { BoundedCache } from './bounded.cache.js';
import { peopleAddressesCorrect } from './people-addresses-correct.sql.js';
import { type Locale, type Person, PersonRow } from './person.entity.js';
import type { PersonKey } from './person.key.js';
import { PersonVault } from './person.vault.js';
import {
  checkWords,
  markedAddress,
  needsKey,
  openWords,
  type PersonalWords,
  sealOf,
  sealWords,
} from './sealed.person.js';

export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly post?: string | null;
  readonly locale?: Locale;
}

const MOST_OPENED = 5_000;

/**
 * Names, addresses and posts of people, by the ids that the log knows them by. They stand sealed in the table, each with a key of the
 * person. Rows are read each time, so that a change counts at once in every process; what is remembered is only what a row that has not
 * changed says when it is opened.
 */
export class PeopleDirectory {
  private readonly vault: PersonVault;
  private readonly opened = new BoundedCache<string, { readonly seal: string; readonly words: PersonalWords }>(
    MOST_OPENED,
  );

  constructor(
    private readonly source: DataSource,
    sealer: Sealer,
  ) {
    this.vault = new PersonVault(source, sealer);
  }

  /** Undefined for an id that nobody registered; an erased person is found, without a name. */
  async find(id: string): Promise<Person | undefined> {
    return (await this.findAll([id])).get(id);
  }

  /** Those of the ids that are known, by id. */
  async findAll(ids: Iterable<string>): Promise<Map<string, Person>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    return this.open(await this.source.getRepository(PersonRow).findBy({ id: In(wanted) }));
  }

  /**
   * Registers people, or brings what is known about them up to date: an address that did not work and is now another one counts as
   * working again. An erased person stays erased.
   */
  async save(people: readonly PersonDetails[]): Promise<void> {
    if (people.length === 0) return;
    const keys = await this.vault.keysFor(people.map(({ id }) => id));
    const known = people.map((person) => this.sealed(person, keys.get(person.id)));
    const rows = (await Promise.all(known)).filter((row) => row !== undefined);
    if (rows.length === 0) return;
    await this.source.transaction(async (work) => {
      const marks = rows.map(({ emailMark }) => emailMark);
      await work.query(peopleAddressesCorrect, [rows.map(({ id }) => id), marks]);
      const columns = ['name', 'email', 'post', 'name_sealed', 'email_sealed', 'post_sealed', 'email_mark', 'locale'];
      await work
        .createQueryBuilder()
        .insert()
        .into(PersonRow)
        .values(rows)
        .orUpdate(columns, ['id'], { overwriteCondition: { where: 'person.erased_at is null' } })
        .execute();
    });
  }

  /**
   * Notes that nothing arrives at an address, as long as it is still the person's: a report about an older one changes nothing.
   * `reason`: a code without words. False when nothing was noted.
   */
  async markDead(dead: { id: string; email: string; at: string; reason: string }): Promise<boolean> {
    const mark = await this.vault.mark('email', markedAddress(dead.email));
    const { affected } = await this.source
      .createQueryBuilder()
      .update(PersonRow)
      .set({ emailDeadAt: new Date(dead.at), emailDeadReason: dead.reason.slice(0, 200) })
      .where('id = :id and email_dead_at is null', { id: dead.id })
      // An address in clear is one that the release before wrote since the last start.
      .andWhere('(lower(email) = lower(:email) or (email is null and email_mark = :mark))', { email: dead.email, mark })
      .execute();
    return affected === 1;
  }

  /** People whose address does not work, longest first. */
  async deadAddresses(): Promise<Person[]> {
    const rows = await this.source
      .getRepository(PersonRow)
      .find({ where: { emailDeadAt: Not(IsNull()) }, order: { emailDeadAt: 'asc', id: 'asc' } });
    return [...(await this.open(rows)).values()];
  }

  /** Undefined for a person who was erased. */
  private async sealed({ id, name, email = null, post = null, locale = 'vi' }: PersonDetails, key?: PersonKey) {
    if (key === undefined) return undefined;
    const words = { name, email, post };
    checkWords(words);
    const emailMark = email === null ? null : await this.vault.mark('email', markedAddress(email));
    return { id, name: null, email: null, post: null, ...sealWords(key, words), emailMark, locale };
  }

  private async open(rows: readonly PersonRow[]): Promise<Map<string, Person>> {
    const changed = rows.filter((row) => needsKey(row) && this.opened.get(row.id)?.seal !== sealOf(row));
    const keys = await this.vault.keysOf(changed.map(({ id }) => id));
    return new Map(rows.map((row) => [row.id, this.personOf(row, keys.get(row.id))]));
  }

  private personOf(row: PersonRow, key: PersonKey | undefined): Person {
    const seal = sealOf(row);
    const known = this.opened.get(row.id);
    const words = known?.seal === seal ? known.words : openWords(row, key);
    if (row.erasedAt === null) this.opened.set(row.id, { seal, words });
    else this.opened.delete(row.id);
    const { id, locale, emailDeadAt, emailDeadReason, erasedAt } = row;
    return { id, ...words, locale, emailDeadAt, emailDeadReason, erasedAt };
  }
}
