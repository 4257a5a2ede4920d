/**
 * Brings a database forward. Migrations are numbered, come from several libraries, run in the order of their numbers, each in
 * a transaction of its own, and never go back. Programs that start together take turns under an advisory lock; the later
 * ones find nothing left to do. A database that knows a migration which this program does not was made by a newer release
 * and is left alone.
 */
import { Client } from 'pg';
import { StartFault } from '../process/start-fault.js';
import { groupRolesSql, ROLES_MISSING } from './roles/group-roles.sql.js';
import { leakproofSql } from './roles/leakproof.sql.js';
import { databaseGrantsSql } from './roles/platform-grants.sql.js';
import { createDataSource, type MigrationClass } from './data-source.js';

/** Any number would do, as long as every release takes the same. */
const migrationLock = 5_757_001;

export interface MigrateOptions {
  readonly url: string;
  readonly migrations: readonly MigrationClass[];
}

/** Names of the migrations that were applied now, in order. Throws `StartFault` `database-newer` or `roles-missing`, or the failing statement's error. */
export async function migrate(options: MigrateOptions): Promise<readonly string[]> {
  refuseBadNumbers(options.migrations);
  const lock = new Client({ connectionString: options.url, application_name: 'dondoc-migrate-lock' });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock($1)', [migrationLock]);
    await lock.query(groupRolesSql);
    const applied = await runPending(options);
    await lock.query(databaseGrantsSql);
    await lock.query(leakproofSql);
    return applied;
  } catch (error) {
    throw explained(error);
  } finally {
    await lock.end();
  }
}

async function runPending(options: MigrateOptions): Promise<readonly string[]> {
  const source = createDataSource(
    { url: options.url, applicationName: 'dondoc-migrate', poolSize: 1, statementTimeoutMs: 0 },
    { migrations: options.migrations },
  );
  await source.initialize();
  try {
    const table = await source.query<{ found: boolean }[]>(
      `select to_regclass('public.migration') is not null as found`,
    );
    if (table[0]?.found === true) {
      refuseNewer(
        await source.query<{ name: string }[]>('select name from public.migration order by id'),
        options.migrations,
      );
    }
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await source.destroy();
  }
}

function explained(error: unknown): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code !== ROLES_MISSING) return error;
  return new StartFault(
    'roles-missing',
    {
      vi: 'PostgreSQL chưa có các vai trò của đôn đốc, và tài khoản của DATABASE_URL không được tạo vai trò: nhờ quản trị PostgreSQL chạy docker/roles.sql',
      en: 'PostgreSQL lacks the roles of dondoc, and the login of DATABASE_URL may not make them: let the administrator of PostgreSQL run docker/roles.sql',
    },
    { cause: error },
  );
}

function refuseNewer(applied: readonly { name: string }[], known: readonly MigrationClass[]): void {
  const names = new Set(known.map(nameOf));
  const stranger = applied.find((row) => !names.has(row.name));
  if (stranger === undefined) return;
  throw new StartFault('database-newer', {
    vi: `Cơ sở dữ liệu do bản đôn đốc mới hơn tạo ra (bước ${stranger.name}): hãy cập nhật chương trình`,
    en: `the database was made by a newer release (step ${stranger.name}): update the program`,
  });
}

function refuseBadNumbers(migrations: readonly MigrationClass[]): void {
  const seen = new Map<string, string>();
  for (const migration of migrations) {
    const name = nameOf(migration);
    const number = /\d{13}$/.exec(name)?.[0];
    if (number === undefined) throw new Error(`migration ${name} does not end in a number of 13 digits`);
    const other = seen.get(number);
    if (other !== undefined) throw new Error(`migrations ${other} and ${name} have the same number`);
    seen.set(number, name);
  }
}

/** TypeORM records the instance's `name` when it has one, else the class's. */
function nameOf(migration: MigrationClass): string {
  return new migration().name ?? migration.name;
}
