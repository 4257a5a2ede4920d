/** What each role may not do, tried on a database that the migrations prepared. */
import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../../test/support/postgres.js';
import { peopleMigrations } from '../../people/index.js';
import { createPool } from '../connection.js';
import { migrate } from '../migrate.js';
import { readerAddresses } from './own.logins.js';

let database: TestDatabase;
const pools: Pool[] = [];

beforeAll(async () => (database = await createTestDatabase()));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});

function open(url: string, role?: string): Pool {
  const pool = createPool({ url, role, applicationName: 'roles-spec', poolSize: 1 });
  pools.push(pool);
  return pool;
}

const TABLES = ['people.person', 'access.account', 'access.session', 'access.token', 'access.record', 'log.event'];

describe('the readers', () => {
  it.each(['scoped', 'whole'] as const)(
    'of the kind %s read no accounts, write nothing and take no other role',
    async (kind) => {
      const { url, role } = (await readerAddresses({ url: database.url }))[kind];
      expect(role).toBeUndefined();
      const pool = open(url);
      const refused = [
        ...TABLES.map((table) => `select 1 from ${table}`),
        'create table public.mine (id int)',
        'create schema mine',
        'insert into people.person (id) values (gen_random_uuid())',
        `select log.append_one(gen_random_uuid(), '', now(), '', gen_random_uuid(), 0, '', '')`,
        ...['dondoc', 'dondoc_owner', 'dondoc_migrator', 'dondoc_app', 'dondoc_projector', 'dondoc_log'].map(
          (each) => `set role ${each}`,
        ),
        kind === 'scoped' ? 'set role dondoc_reader_whole' : 'set role dondoc_reader',
        'create role more',
      ];
      for (const sql of refused) expect([sql, await codeOf(pool, sql)]).toEqual([sql, '42501']);
    },
  );
});

describe('the API’s role', () => {
  it('neither changes nor removes nor adds to the log by hand, nor gets round what keeps it', async () => {
    const pool = open(database.url, 'dondoc_app');
    const refused = [
      'update log.event set version = 2',
      'delete from log.event',
      'truncate log.event',
      `insert into log.event select * from log.event`,
      'alter table log.event disable trigger append_only',
      'drop trigger append_only on log.event',
      'set session_replication_role = replica',
      'alter table access.record disable trigger record_kept',
      'drop table people.person',
      'create table access.more (id int)',
      'create schema more',
      'create or replace function log.refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    ];
    for (const sql of refused) expect([sql, await codeOf(pool, sql)]).toEqual([sql, '42501']);
  });

  it('uses every table of people, accounts and endpoints', async () => {
    const { rows } = await database.pool.query<{ name: string }>(/* sql */ `
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('people', 'access', 'delivery')
        and not has_table_privilege('dondoc_app', format('%I.%I', schemaname, tablename), 'select')`);
    expect(rows).toEqual([]);
  });
});

describe('the log', () => {
  it('belongs to a role that nobody logs in as, and is changed by nobody', async () => {
    const { rows } = await database.pool.query<{ owner: string; login: boolean; super: boolean }>(/* sql */ `
      select distinct r.rolname as owner, r.rolcanlogin as login, r.rolsuper as super
      from pg_class c join pg_roles r on r.oid = c.relowner
      where c.relnamespace = 'log'::regnamespace and c.relkind = 'r'`);
    expect(rows).toEqual([{ owner: 'dondoc_owner', login: false, super: false }]);
    const changers = await database.pool.query(/* sql */ `
      select grantee, privilege_type from information_schema.role_table_grants
      where table_schema = 'log' and privilege_type <> 'SELECT' and grantee <> 'dondoc_owner'`);
    expect(changers.rows).toEqual([]);
  });
});

describe('a login that may make no roles', () => {
  it('is told what the administrator runs, and served once it is a member', async () => {
    const name = `small_${randomUUID().replaceAll('-', '')}`;
    await database.pool.query(`create role ${name} login password 'nhỏ'`);
    const mine = await createTestDatabase({ template: 'empty' });
    const address = new URL(mine.url);
    address.username = name;
    address.password = 'nhỏ';
    const url = address.toString();
    try {
      await mine.pool.query(`alter database ${mine.name} owner to ${name}`);
      await expect(migrate({ url, migrations: peopleMigrations })).rejects.toMatchObject({ code: 'roles-missing' });
      await expect(readerAddresses({ url })).rejects.toMatchObject({ code: 'logins-missing' });
      await database.pool.query(`grant dondoc_log, dondoc_migrator, dondoc_reader, dondoc_reader_whole to ${name}`);
      await migrate({ url, migrations: peopleMigrations });
      let shared = 0;
      const found = await readerAddresses({ url, onShared: () => (shared += 1) });
      expect([found.scoped.role, found.whole.role, shared]).toEqual(['dondoc_reader', 'dondoc_reader_whole', 2]);
    } finally {
      await mine.drop();
      await database.pool.query(`drop role ${name}`);
    }
  });
});

/** SQLSTATE of a statement; none: it went through. */
async function codeOf(pool: Pool, sql: string): Promise<string | undefined> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query(sql);
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
