/**
 * The keys of persons. Each has one of 256 random bits, wrapped by the key of the program (`SECRETS_KEY`) and kept in a schema apart from
 * what it opens, so that a backup can leave the keys out. Destroying a key leaves a row that says so: no key is ever made again for a
 * person who was erased, and a process that still remembers the old one seals nothing that anybody could open.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { SealBroken, type Sealer, SEALING_KEY_BYTES } from '../sealing/sealer.js';
import { BoundedCache } from './bounded.cache.js';
import { PersonKey } from './person.key.js';
import { personKeysFind, personKeysMake, personKeysRewrap } from './person-keys.sql.js';

const MOST_KEYS = 10_000;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const MARK_PLACE = 'key of marks';

/** What equality is asked of, each with marks of its own. */
export type MarkedField = 'email' | 'login' | 'address' | 'subject';

interface WrappedKey {
  readonly person: string;
  readonly wrapped: string | null;
}

export class PersonVault {
  private readonly keys = new BoundedCache<string, PersonKey>(MOST_KEYS);
  private marking: Promise<Buffer> | undefined;

  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {}

  /** Keys that exist, by person; an erased person, and one for whom nothing was ever sealed, has none. Throws `SealBroken`. */
  async keysOf(persons: Iterable<string>): Promise<ReadonlyMap<string, PersonKey>> {
    return this.gather(new Set(persons), (missing) => this.source.query<WrappedKey[]>(personKeysFind, [missing]));
  }

  /** Keys to seal with, made where there is none yet; an erased person has none. Throws `SealBroken`. */
  async keysFor(persons: Iterable<string>): Promise<ReadonlyMap<string, PersonKey>> {
    return this.gather(new Set(persons), async (missing) => {
      const fresh = missing.map((person) => this.wrap(person, randomBytes(SEALING_KEY_BYTES)));
      await this.source.query(personKeysMake, [missing, fresh]);
      // Somebody else may have made one at the same moment: what stands in the table counts.
      return this.source.query<WrappedKey[]>(personKeysFind, [missing]);
    });
  }

  /** As `keysFor`, for one. */
  async keyFor(person: string): Promise<PersonKey | undefined> {
    return (await this.keysFor([person])).get(person);
  }

  /** As `keysOf`, for one. */
  async keyOf(person: string): Promise<PersonKey | undefined> {
    return (await this.keysOf([person])).get(person);
  }

  /**
   * What stands in a table in place of a text that must be found by equality: HMAC-SHA-256, 64 hex digits. Nobody who has the tables
   * without the keys can try texts against it.
   */
  async mark(field: MarkedField, text: string): Promise<string> {
    return createHmac('sha256', await this.markKey())
      .update(`${field}\0${text}`)
      .digest('hex');
  }

  /** Within the transaction that empties the person's rows. `at`: ISO 8601 instant. */
  async destroy(work: EntityManager, person: string, at: string): Promise<void> {
    this.keys.delete(person);
    await work.query(
      `insert into people_key.person_key (person, wrapped, destroyed_at) values ($1, null, $2)
       on conflict (person) do update set wrapped = null, destroyed_at = coalesce(person_key.destroyed_at, excluded.destroyed_at)`,
      [person, at],
    );
  }

  /** Wraps the keys anew that an earlier `SECRETS_KEY` wrapped, in blocks; gives how many. Throws `SealBroken`. */
  async rewrap(block = 500): Promise<number> {
    await this.rewrapMarkKey();
    let count = 0;
    for (let after = NOBODY; ;) {
      const rows = await this.source.query<{ person: string; wrapped: string }[]>(
        `select person, wrapped from people_key.person_key
         where person > $1 and wrapped is not null and not starts_with(wrapped, $2) order by person limit $3`,
        [after, this.sealer.presentPrefix, block],
      );
      const last = rows.at(-1);
      if (last === undefined) return count;
      const columns = [
        rows.map(({ person }) => person),
        rows.map(({ wrapped }) => wrapped),
        rows.map(({ person, wrapped }) => this.wrap(person, this.unwrap(person, wrapped))),
      ];
      await this.source.query(personKeysRewrap, columns);
      count += rows.length;
      after = last.person;
    }
  }

  private async gather(
    wanted: ReadonlySet<string>,
    ask: (missing: string[]) => Promise<WrappedKey[]>,
  ): Promise<ReadonlyMap<string, PersonKey>> {
    const found = new Map<string, PersonKey>();
    const missing: string[] = [];
    for (const person of wanted) {
      const key = this.keys.get(person);
      if (key === undefined) missing.push(person);
      else found.set(person, key);
    }
    if (missing.length === 0) return found;
    for (const { person, wrapped } of await ask(missing.toSorted())) {
      if (wrapped === null) continue;
      const key = new PersonKey(person, this.unwrap(person, wrapped));
      this.keys.set(person, key);
      found.set(person, key);
    }
    return found;
  }

  private wrap(person: string, key: Buffer): string {
    return this.sealer.seal(key.toString('base64'), placeOf(person));
  }

  private unwrap(person: string, wrapped: string): Buffer {
    return Buffer.from(this.sealer.open(wrapped, placeOf(person)), 'base64');
  }

  private markKey(): Promise<Buffer> {
    this.marking ??= this.readMarkKey().catch((error: unknown) => {
      // The next question asks again.
      this.marking = undefined;
      throw error;
    });
    return this.marking;
  }

  private async readMarkKey(): Promise<Buffer> {
    const fresh = this.sealer.seal(randomBytes(SEALING_KEY_BYTES).toString('base64'), MARK_PLACE);
    await this.source.query('insert into people_key.mark_key (wrapped) values ($1) on conflict do nothing', [fresh]);
    return Buffer.from(this.sealer.open(await this.wrappedMarkKey(), MARK_PLACE), 'base64');
  }

  private async rewrapMarkKey(): Promise<void> {
    await this.markKey();
    const wrapped = await this.wrappedMarkKey();
    if (wrapped.startsWith(this.sealer.presentPrefix)) return;
    const fresh = this.sealer.seal(this.sealer.open(wrapped, MARK_PLACE), MARK_PLACE);
    await this.source.query('update people_key.mark_key set wrapped = $2 where wrapped = $1', [wrapped, fresh]);
  }

  private async wrappedMarkKey(): Promise<string> {
    const [row] = await this.source.query<{ wrapped: string }[]>('select wrapped from people_key.mark_key');
    if (row === undefined) throw new SealBroken('key-unknown');
    return row.wrapped;
  }
}

function placeOf(person: string): string {
  return `key of ${person}`;
}
