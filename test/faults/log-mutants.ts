/**
 * Seeded bugs of the log: what a reasonable person might have written instead. Two rewrite `log.append` in the database under
 * test; the text they replace must be there, so that a change to the function cannot turn a mutant into the healthy thing.
 */
import { Client } from 'pg';

export interface Mutation {
  readonly before?: string;
  /** Pairs of what is replaced and by what. */
  readonly changes: readonly (readonly [string, string])[];
}

const takesLock = 'ignored := pg_advisory_xact_lock(5707057);';

/**
 * No lock is held until the commit: positions come from a sequence, drawn in blocks. (Without a sequence the primary key turns
 * a missing lock into refused batches, which is why the function reads the last position and nothing else.)
 */
export const lockRemoved: Mutation = {
  // The function runs as the log's owner, whoever makes the sequence.
  before: `create sequence log.drawn; grant all on sequence log.drawn to public`,
  changes: [
    [takesLock, ''],
    [
      'first := coalesce(first, 1);',
      `ignored := pg_advisory_lock(5707058);
       first := nextval('log.drawn');
       ignored := setval('log.drawn', first + cardinality(event_requests) - 1);
       ignored := pg_advisory_unlock(5707058);`,
    ],
  ],
};

/** The command table is written and never asked: who remembers is the writing process. */
export const commandsNotAsked: Mutation = {
  changes: [
    ['where (select true from log.command c where c.command_id = k.id)', 'where false'],
    ['from log.command c where c.command_id = k.id offset 0', 'from log.command c where false offset 0'],
    [
      'with ordinality as u (id, before, count, answer, n);',
      'with ordinality as u (id, before, count, answer, n) on conflict do nothing;',
    ],
  ],
};

export async function mutate(url: string, { before, changes }: Mutation): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    if (before !== undefined) await client.query(before);
    // The short way refuses everything, so that all goes the way that is changed.
    await rewrite(client, 'log.append_one', [[takesLock, 'return;']]);
    await rewrite(client, 'log.append', changes);
  } finally {
    await client.end();
  }
}

async function rewrite(client: Client, name: string, changes: Mutation['changes']): Promise<void> {
  const { rows } = await client.query<{ text: string }>('select pg_get_functiondef($1::regproc) as text', [name]);
  let text = rows[0]?.text ?? '';
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${name} no longer says "${from}": the seeded bug must follow it`);
    text = text.replace(from, to);
  }
  await client.query(text);
}
