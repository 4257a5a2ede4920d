import type { Address, Addresses, DeadAddress } from '#automation';
import type { PeopleDirectory } from '#platform';

/** Addresses from the directory outside the log: an erased person has none. */
export class PeopleAddresses implements Addresses {
  constructor(private readonly people: Pick<PeopleDirectory, 'find' | 'markDead'>) {}

  async find(person: string): Promise<Address | undefined> {
    // The log also names actors that are no people; the directory knows UUIDs alone.
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(person)) return undefined;
    const found = await this.people.find(person);
    if (found === undefined) return undefined;
    const { name, email, locale, emailDeadAt } = found;
    return { name, email, language: locale, works: emailDeadAt === null };
  }

  async markDead({ person: id, email, at, reason }: DeadAddress): Promise<void> {
    await this.people.markDead({ id, email, at, reason });
  }
}
