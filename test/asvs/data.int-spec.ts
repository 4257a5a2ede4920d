/** The page about data names every table outside the projections, so that nothing personal or secret is kept without anybody having said how long. */
import { readFileSync } from 'node:fs';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Tables of the program's own migrations; projections and the queue make their schemas later. */
async function tables(): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'public')`,
  );
  return rows.map(({ name }) => name);
}

const unnamed = (names: readonly string[]): readonly string[] => {
  const page = readFileSync('docs/security/data.md', 'utf8');
  return names.filter((name) => !page.includes(`\`${name}\``));
};

describe('what is kept', () => {
  it('stands in the page about data, each table with its class and how long', async () => {
    const found = await tables();
    expect(found).toEqual(expect.arrayContaining(['access.account', 'people.person', 'log.event']));
    expect(unnamed(found)).toEqual([]);
  });

  it('is found out when a table was added without a word', () => {
    expect(unnamed(['access.account', 'access.diary'])).toEqual(['access.diary']);
  });
});
