import { type DataSource, In, IsNull, Not } from 'typeorm';
import { peopleAddressesCorrect } from './people-addresses-correct.sql.js';
import { type Locale, Person } from './person.entity.js';

export interface PersonDetails {
  readonly id: string;
  readonly name: string;
  readonly email?: string | null;
  readonly post?: string | null;
  readonly locale?: Locale;
}

/** Names, addresses and posts of people, by the ids that the log knows them by. */
export class PeopleDirectory {
  constructor(private readonly source: DataSource) {}

  /** Undefined for an id that nobody registered; an erased person is found, without a name. */
  async find(id: string): Promise<Person | undefined> {
    return (await this.source.getRepository(Person).findOneBy({ id })) ?? undefined;
  }

  /** Those of the ids that are known, by id. */
  async findAll(ids: Iterable<string>): Promise<Map<string, Person>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const people = await this.source.getRepository(Person).findBy({ id: In(wanted) });
    return new Map(people.map((person) => [person.id, person]));
  }

  /**
   * Registers people, or brings what is known about them up to date: an address that did not work and is now another one counts as
   * working again. An erased person stays erased.
   */
  async save(people: readonly PersonDetails[]): Promise<void> {
    if (people.length === 0) return;
    const rows = people.map((person) => ({
      id: person.id,
      name: person.name,
      email: person.email ?? null,
      post: person.post ?? null,
      locale: person.locale ?? 'vi',
    }));
    await this.source.transaction(async (work) => {
      await work.query(peopleAddressesCorrect, [rows.map(({ id }) => id), rows.map(({ email }) => email)]);
      await work
        .createQueryBuilder()
        .insert()
        .into(Person)
        .values(rows)
        .orUpdate(['name', 'email', 'post', 'locale'], ['id'], {
          overwriteCondition: { where: 'person.erased_at is null' },
        })
        .execute();
    });
  }

  /**
   * Notes that nothing arrives at an address, as long as it is still the person's: a report about an older one changes nothing.
   * `reason`: a code without words. False when nothing was noted.
   */
  async markDead(dead: { id: string; email: string; at: string; reason: string }): Promise<boolean> {
    const { affected } = await this.source
      .createQueryBuilder()
      .update(Person)
      .set({ emailDeadAt: new Date(dead.at), emailDeadReason: dead.reason.slice(0, 200) })
      .where('id = :id and lower(email) = lower(:email) and email_dead_at is null', { id: dead.id, email: dead.email })
      .execute();
    return affected === 1;
  }

  /** People whose address does not work, longest first. */
  deadAddresses(): Promise<Person[]> {
    return this.source
      .getRepository(Person)
      .find({ where: { emailDeadAt: Not(IsNull()) }, order: { emailDeadAt: 'asc', id: 'asc' } });
  }

  /** Forgets the person; the id stays in the log and means nothing any more. `at`: ISO 8601 instant. */
  async erase(id: string, at: string): Promise<boolean> {
    const { affected } = await this.source
      .getRepository(Person)
      .update(
        { id },
        { name: null, email: null, post: null, emailDeadAt: null, emailDeadReason: null, erasedAt: new Date(at) },
      );
    return affected === 1;
  }
}
