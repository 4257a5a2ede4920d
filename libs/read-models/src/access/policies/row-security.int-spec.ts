/** That no table of a projection is without row-level security, whoever made it and however it came to be. */
import { Entity } from 'typeorm';
import { projections } from '../../registry.js';
import { Text, UuidKey } from '../../projecting/columns.js';
import { id } from '../../projecting/history.examples.js';
import { defineProjection, type Projection } from '../../projecting/projection.js';
import { prepareProjections } from '../../projecting/projection.schemas.js';
import { ReadModelDatabase } from '../../projecting/read-model-database.examples.js';
import { rebuildProjection } from '../../projecting/rebuild.js';
import { shapeOf } from '../../projecting/table.js';
import { seenTables } from './seen-tables.js';

let database: ReadModelDatabase;
beforeEach(async () => {
  database = await ReadModelDatabase.create(projections);
  await prepareProjections(database.pool, projections);
});
afterEach(() => database.close());

/** Tables of projections, and what they lack. */
async function unsecured(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(/* sql */ `
    select format('%s.%s', n.nspname, c.relname) as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname ~ '_v[0-9]+(_next|_old)?$' and c.relkind in ('r', 'p', 'm')
      and not (c.relrowsecurity and c.relforcerowsecurity)
    order by 1`);
  return rows.map(({ name }) => name);
}

/** How many rows a reader of a group finds without a context. */
async function found(group: string, table: string): Promise<number | string> {
  const client = await database.pool.connect();
  try {
    await client.query(`begin; set local role ${group}`);
    return (await client.query(`select 1 from ${table}`)).rowCount ?? 0;
  } catch (error) {
    return (error as { code?: string }).code ?? 'failed';
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const policies = async (schema: string): Promise<string[]> => {
  const { rows } = await database.pool.query<{ line: string }>(
    `select format('%s %s', tablename, policyname) as line from pg_policies where schemaname = $1 order by 1`,
    [schema],
  );
  return rows.map(({ line }) => line);
};

@Entity({ schema: 'shelves_v1', name: 'book' })
class Book {
  @UuidKey() id: string;
  @Text() words: string;
}

const unthought: Projection = defineProjection({
  name: 'shelves',
  version: 1,
  tables: [Book],
  ddl: 'create table book (id uuid primary key, words text not null)',
  on: {},
});

describe('every table of every projection', () => {
  it('has row-level security, its owner not excepted', async () => {
    expect(await unsecured()).toEqual([]);
  });

  it('is named with a condition, or as seen by nobody', () => {
    const named = Object.entries(seenTables).map(([name, { tables }]) => [name, Object.keys(tables).toSorted()]);
    const made = projections.map(({ name, tables }) => [name, tables.map((table) => shapeOf(table).name).toSorted()]);
    expect(named.toSorted()).toEqual(made.toSorted());
  });

  it('shows no row of it to a reader without a context', async () => {
    const task = id('task', 1);
    await database.pool.query(
      `insert into access_v2.held (id, stream, person, role, since, given_by, restricted, position)
       values ($1, $1, 'x', 'leader', now(), 'x', false, 1)`,
      [task],
    );
    expect(await found('dondoc_reader', 'access_v2.held')).toBe(0);
    expect(await found('dondoc_reader_whole', 'access_v2.held')).toBe(1);
    for (const { name, schema, tables } of projections) {
      for (const table of tables.map((each) => shapeOf(each).name)) {
        const seen = seenTables[name]?.tables[table];
        expect([schema, table, await found('dondoc_reader', `${schema}.${table}`)]).toEqual([
          schema,
          table,
          seen === 'nobody' ? '42501' : 0,
        ]);
      }
    }
  });
});

describe('a projection', () => {
  it('that nobody has thought of is seen by no reader', async () => {
    await prepareProjections(database.pool, [unthought]);
    await database.pool.query(`insert into shelves_v1.book values ($1, 'kín')`, [id('task', 1)]);
    expect(await unsecured()).toEqual([]);
    expect(await found('dondoc_reader', 'shelves_v1.book')).toBe('42501');
    expect(await found('dondoc_reader_whole', 'shelves_v1.book')).toBe('42501');
    expect(await found('dondoc_app', 'shelves_v1.book')).toBe(1);
  });

  it.each(projections.map((each) => [each.name, each] as const))(
    '%s has the same conditions in its next version',
    async (_, projection) => {
      const next = { ...projection, version: 99, schema: `${projection.name}_v99` };
      await prepareProjections(database.pool, [next]);
      expect(await policies(next.schema)).toEqual(await policies(projection.schema));
    },
  );

  it('keeps its conditions when a rebuild has swapped its tables, and the others keep theirs', async () => {
    const before = await Promise.all(projections.map(({ schema }) => policies(schema)));
    for (const projection of projections) {
      await rebuildProjection(projection, { pool: database.pool, store: database.log });
    }
    expect(await Promise.all(projections.map(({ schema }) => policies(schema)))).toEqual(before);
    expect(await unsecured()).toEqual([]);
  });

  it('of a release that knew no conditions gets them at the next start, and again where somebody took one away', async () => {
    for (const { schema } of projections) {
      await database.pool.query(`comment on schema ${schema} is null`);
    }
    const before = await policies('register_v4');
    await database.pool.query(/* sql */ `
      alter table register_v4.task no force row level security, disable row level security;
      drop policy scoped on register_v4.task`);
    await prepareProjections(database.pool, projections);
    expect(await unsecured()).toEqual([]);
    expect(await policies('register_v4')).toEqual(before);
  });

  it('is filled, rebuilt and read by the projecting role alone', async () => {
    expect(await found('dondoc_projector', 'register_v4.task')).toBe(0);
    const { rows } = await database.pool.query<{ owner: string }>(/* sql */ `
      select distinct pg_get_userbyid(c.relowner) as owner from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname ~ '_v[0-9]+$' and c.relkind in ('r', 'v')`);
    expect(rows).toEqual([{ owner: 'dondoc_projector' }]);
  });
});

describe('the seeded bug', () => {
  it('a table that somebody adds by hand is found', async () => {
    await database.pool.query('create table register_v4.extra (id uuid)');
    expect(await unsecured()).toEqual(['register_v4.extra']);
  });
});
