import { Client } from 'pg';
import { createTestDatabase, type DatabaseTemplate } from './postgres.js';

const library: DatabaseTemplate = {
  name: 'harness_spec',
  async prepare(url) {
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`create table book (title text); insert into book values ('Đôn đốc')`);
    await client.end();
  },
};

describe('a test database', () => {
  it('is copied from its template, and what one test writes no other sees', async () => {
    const [first, second] = await Promise.all([
      createTestDatabase({ template: library }),
      createTestDatabase({ template: library }),
    ]);
    await first.pool.query(`insert into book values ('Giám sát')`);
    const titles = await second.pool.query<{ title: string }>('select title from book');
    expect(titles.rows.map((row) => row.title)).toEqual(['Đôn đốc']);
    await Promise.all([first.drop(), second.drop()]);
  });

  it('has every migration of the libraries unless told otherwise', async () => {
    const database = await createTestDatabase();
    const { rows } = await database.pool.query<{ found: string[] }>(
      `select array_agg(table_schema || '.' || table_name order by 1) as found from information_schema.tables
       where table_name in ('event', 'command', 'migration')`,
    );
    expect(rows[0]?.found).toEqual(expect.arrayContaining(['log.command', 'log.event', 'public.migration']));
    await database.drop();
  });

  it('is PostgreSQL 18 in UTF-8 with the order of bytes', async () => {
    const database = await createTestDatabase({ template: 'empty' });
    const { rows } = await database.pool.query<{ version: string; encoding: string; collation: string }>(/* sql */ `
      select split_part(current_setting('server_version'), '.', 1) as version, pg_encoding_to_char(encoding) as encoding,
             datlocale as collation from pg_database where datname = current_database()`);
    expect(rows).toEqual([{ version: '18', encoding: 'UTF8', collation: 'C.UTF-8' }]);
    await database.drop();
  });

  it('fails on drop when a connection was left open, and names it', async () => {
    const database = await createTestDatabase({ template: 'empty' });
    const leak = new Client({ connectionString: database.url, application_name: 'forgetful' });
    leak.on('error', () => undefined);
    await leak.connect();
    await leak.query('select 42');
    await expect(database.drop()).rejects.toThrow(/connections left open: forgetful \(idle\) after "select 42"/);
  });
});
