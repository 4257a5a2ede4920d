import type { PersonKey } from './person.key.js';
import type { Person, PersonRow } from './person.entity.js';

const fields = ['name', 'email', 'post'] as const;

/** What of a person is sealed. */
export type PersonalWords = Pick<Person, (typeof fields)[number]>;

/** Lengths that the columns allowed while they were clear; sealed texts hide theirs. Throws `RangeError`. */
export function checkWords({ name, email, post }: PersonalWords): void {
  const fits = (text: string | null, least: number, most: number): boolean =>
    text === null || (text.length >= least && text.length <= most);
  if (!fits(name, 1, 200)) throw new RangeError('a name has 1 to 200 characters');
  if (!fits(email, 3, 320)) throw new RangeError('an address has 3 to 320 characters');
  if (!fits(post, 0, 300)) throw new RangeError('a post has up to 300 characters');
}

/** What the address is found by, before it becomes a mark. */
export function markedAddress(email: string): string {
  return email.trim().toLowerCase();
}

/** The sealed columns of a row. */
export function sealWords(key: PersonKey, words: PersonalWords) {
  const seal = (field: (typeof fields)[number]): string | null => {
    const text = words[field];
    return text === null ? null : key.seal(field, text);
  };
  return { nameSealed: seal('name'), emailSealed: seal('email'), postSealed: seal('post') };
}

/** True when something in the row opens with a key. */
export function needsKey(row: PersonRow): boolean {
  return row.nameSealed !== null || row.emailSealed !== null || row.postSealed !== null;
}

/** What a row says. Without its key, what was sealed is as good as erased. Throws `SealBroken`. */
export function openWords(row: PersonRow, key: PersonKey | undefined): PersonalWords {
  // A name in clear was written by a process of the release before, with address and post, after the row was sealed.
  if (row.name !== null) return { name: row.name, email: row.email, post: row.post };
  const open = (field: (typeof fields)[number], sealed: string | null): string | null =>
    sealed === null || key === undefined ? null : key.open(field, sealed);
  return {
    name: open('name', row.nameSealed),
    email: open('email', row.emailSealed),
    post: open('post', row.postSealed),
  };
}

/** Equal for rows that say the same: a person that was opened before is opened again only when the row has changed. */
export function sealOf(row: PersonRow): string {
  const { name, email, post, nameSealed, emailSealed, postSealed } = row;
  return [name, email, post, nameSealed, emailSealed, postSealed].join('\n');
}

/** The row of an erased person. */
export const emptied = {
  name: null,
  email: null,
  post: null,
  nameSealed: null,
  emailSealed: null,
  postSealed: null,
  emailMark: null,
  emailDeadAt: null,
  emailDeadReason: null,
  locale: 'vi',
} as const;
