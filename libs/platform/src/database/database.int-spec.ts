import type { MigrationInterface, QueryRunner } from 'typeorm';
import { eventually } from '../../../../test/support/eventually.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/support/postgres.js';
import { createPool } from './connection.js';
import { createDataSource, type MigrationClass } from './data-source.js';
import { dropDatabase, ensureDatabase, listDatabases } from './database.js';
import { migrate } from './migrate.js';

class CreateShelf1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create table shelf (id bigint primary key, label text)');
  }
  async down(): Promise<void> {}
}

class FillShelf1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into shelf values (1, 'Nghị quyết')`);
  }
  async down(): Promise<void> {}
}

class BreakShelf1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into shelf values (2, 'nửa chừng')`);
    await runner.query('insert into nowhere values (1)');
  }
  async down(): Promise<void> {}
}

class Unnumbered implements MigrationInterface {
  async up(): Promise<void> {}
  async down(): Promise<void> {}
}

const both: MigrationClass[] = [FillShelf1700000000002, CreateShelf1700000000001];
let database: TestDatabase;
const labels = async (): Promise<string[]> => {
  const { rows } = await database.pool.query<{ label: string }>('select label from shelf order by id');
  return rows.map((row) => row.label);
};

beforeEach(async () => (database = await createTestDatabase({ template: 'empty' })));
afterEach(() => database.drop());

describe('migrating', () => {
  it('applies what is pending in the order of the numbers, once', async () => {
    expect(await migrate({ url: database.url, migrations: [CreateShelf1700000000001] })).toEqual([
      'CreateShelf1700000000001',
    ]);
    expect(await migrate({ url: database.url, migrations: both })).toEqual(['FillShelf1700000000002']);
    expect(await migrate({ url: database.url, migrations: both })).toEqual([]);
    expect(await labels()).toEqual(['Nghị quyết']);
  });

  it('is done once by programs that start together', async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(() => migrate({ url: database.url, migrations: both })));
    expect(runs.map((applied) => applied.length).sort()).toEqual([0, 0, 0, 2]);
  });

  it('leaves nothing of a migration that failed, and keeps those before it', async () => {
    const run = migrate({ url: database.url, migrations: [...both, BreakShelf1700000000003] });
    await expect(run).rejects.toThrow(/nowhere/);
    expect(await labels()).toEqual(['Nghị quyết']);
    expect(await migrate({ url: database.url, migrations: both })).toEqual([]);
  });

  it('leaves a database of a newer release alone', async () => {
    await migrate({ url: database.url, migrations: both });
    const older = migrate({ url: database.url, migrations: [CreateShelf1700000000001] });
    await expect(older).rejects.toMatchObject({ code: 'database-newer' });
  });

  it('refuses a migration without a number and two with the same', async () => {
    await expect(migrate({ url: database.url, migrations: [Unnumbered] })).rejects.toThrow('13 digits');
    const twice = migrate({ url: database.url, migrations: [CreateShelf1700000000001, CreateShelf1700000000001] });
    await expect(twice).rejects.toThrow('same number');
  });
});

describe('a pool', () => {
  it('gives positions as numbers and refuses one that would lose digits', async () => {
    const pool = createPool({ url: database.url, applicationName: 'spec', poolSize: 1 });
    const { rows } = await pool.query<{ position: unknown }>('select 9007199254740991::bigint as position');
    expect(rows).toEqual([{ position: 9_007_199_254_740_991 }]);
    await expect(pool.query('select 9007199254740993::bigint')).rejects.toThrow(RangeError);
    await pool.end();
  });

  it('carries its name, its time limits and UTC to the server', async () => {
    const pool = createPool({
      url: database.url,
      applicationName: 'dondoc-spec',
      statementTimeoutMs: 1_234,
      transactionTimeoutMs: 5_000,
    });
    const { rows } = await pool.query(/* sql */ `
      select current_setting('application_name') as name, current_setting('statement_timeout') as statement,
             current_setting('transaction_timeout') as transaction, current_setting('timezone') as zone,
             current_setting('tcp_keepalives_idle') as idle`);
    expect(rows).toEqual([{ name: 'dondoc-spec', statement: '1234ms', transaction: '5s', zone: 'UTC', idle: '10' }]);
    await pool.end();
  });

  it('outlives a connection that the server ends', async () => {
    const broken: Error[] = [];
    const pool = createPool({
      url: database.url,
      applicationName: 'dondoc-spec',
      onIdleError: (error) => broken.push(error),
    });
    const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.pool.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]);
    await eventually(() => broken.length === 1);
    await expect(pool.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
    await pool.end();
  });
});

describe('a data source', () => {
  it('has the same settings as a pool', async () => {
    const source = createDataSource({ url: database.url, applicationName: 'dondoc-typeorm', statementTimeoutMs: 777 });
    await source.initialize();
    const rows = await source.query(/* sql */ `
      select current_setting('application_name') as name, current_setting('statement_timeout') as statement, 5::bigint as five`);
    expect(rows).toEqual([{ name: 'dondoc-typeorm', statement: '777ms', five: 5 }]);
    await source.destroy();
  });
});

describe('databases of a server', () => {
  it('are made once, listed and removed', async () => {
    const name = `made_${database.name}`;
    const urls = await Promise.all([ensureDatabase(database.url, name), ensureDatabase(database.url, name)]);
    expect(urls[0]).toBe(urls[1]);
    const pool = createPool({ url: urls[0], applicationName: 'spec' });
    expect((await pool.query('select current_database() as name')).rows).toEqual([{ name }]);
    await pool.end();
    expect(await listDatabases(database.url)).toContain(name);
    await dropDatabase(database.url, name);
    await dropDatabase(database.url, name);
    expect(await listDatabases(database.url)).not.toContain(name);
  });
});
