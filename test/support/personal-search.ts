/**
 * Looks for words about a person in everything that a program leaves behind, in the forms in which they could stand there; and, with the
 * person's key from before an erasure, in what is sealed, too.
 */
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import type { PersonKey } from '#platform';

/** Every row of every table of the database but PostgreSQL's own, as text; bytes are read as text, too. */
export async function tableTexts(pool: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(/* sql */ `
    select format('%I.%I', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^(pg_|information_schema)'
    order by 1`);
  const texts = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select to_jsonb(t)::text as row from ${name} t`);
    texts.set(name, rows.map(({ row }) => `${row}\n${bytesIn(row)}`).join('\n'));
  }
  return texts;
}

/** Everything that a Redis server holds. */
export async function redisText(url: string): Promise<string> {
  const client = new Redis(url);
  try {
    const texts: string[] = [];
    for (const key of await client.keys('*')) texts.push(key, JSON.stringify(await valueOf(client, key)));
    return texts.join('\n');
  } finally {
    client.disconnect();
  }
}

async function valueOf(client: Redis, key: string): Promise<unknown> {
  switch (await client.type(key)) {
    case 'string':
      return client.get(key);
    case 'hash':
      return client.hgetall(key);
    case 'list':
      return client.lrange(key, 0, -1);
    case 'set':
      return client.smembers(key);
    case 'zset':
      return client.zrange(key, '0', '-1');
    case 'stream':
      return client.xrange(key, '-', '+');
    default:
      return null;
  }
}

/** The words in a text, in whatever case, composed or decomposed, or as base64 or hex. */
export function wordsIn(text: string, words: readonly string[]): readonly string[] {
  const plain = text.normalize('NFC').toLowerCase();
  return words.filter((word) => {
    const bytes = Buffer.from(word);
    const encoded = [bytes.toString('base64').replace(/=+$/, ''), bytes.toString('base64url'), bytes.toString('hex')];
    return plain.includes(word.normalize('NFC').toLowerCase()) || encoded.some((form) => text.includes(form));
  });
}

/** What opens with a key that somebody kept. */
function openedIn(text: string, key: PersonKey): readonly string[] {
  const fields = ['name', 'email', 'post', 'login', 'agent', 'address', 'label', 'subject'] as const;
  const sealed = [...new Set(text.match(/\bp1\.[\w-]{38,}/g) ?? [])];
  return sealed.flatMap((each) => fields.flatMap((field) => opened(key, field, each)));
}

/** What somebody finds who kept a person's key, and what stands there for words that are looked for by equality. */
export function foundIn(
  texts: ReadonlyMap<string, string>,
  { key, marks }: { readonly key: PersonKey; readonly marks: readonly string[] },
): string[] {
  return [...texts].flatMap(([place, text]) =>
    [...openedIn(text, key), ...marks.filter((mark) => text.includes(mark))].map((word) => `${place}: ${word}`),
  );
}

function opened(key: PersonKey, field: Parameters<PersonKey['open']>[0], sealed: string): string[] {
  try {
    return [key.open(field, sealed)];
  } catch {
    // Sealed for somebody else, or as another field.
    return [];
  }
}

function bytesIn(row: string): string {
  const hex = row.match(/\\\\x(?:[0-9a-f]{2})+/g) ?? [];
  return hex.map((each) => Buffer.from(each.slice(3), 'hex').toString('utf8')).join('\n');
}
