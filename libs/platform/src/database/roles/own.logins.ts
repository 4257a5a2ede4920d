/**
 * How the API's connections come in: as logins of their own that are members of one group role and of nothing else, so that no SQL
 * that slips into a query takes another role. Without settings for them, they are made by whoever may make roles: their names
 * and passwords follow from the main login's, so every process that has `DATABASE_URL` knows them, and nothing is kept in a file.
 */
import { createHash, createHmac } from 'node:crypto';
import { Client, DatabaseError } from 'pg';
import { StartFault } from '../../process/start-fault.js';
import { loginGrantSql } from './login-grant.sql.js';
import { scramVerifier } from './scram-verifier.js';

export type LoginGroup = 'dondoc_app' | 'dondoc_reader' | 'dondoc_reader_whole';

/** Where a pool connects, and the role that it takes there if its login is not one of its own. */
export interface LoginAddress {
  readonly url: string;
  readonly role?: LoginGroup;
}

export interface ReaderAddresses {
  /** Sees what the context allows. */
  readonly scoped: LoginAddress;
  /** Sees the whole register. */
  readonly whole: LoginAddress;
}

/** What to say when the readers share the main login. */
export const SHARED_LOGIN =
  'a part of the API comes in through the login of DATABASE_URL: give each its own, with DATABASE_APP_URL, DATABASE_READER_URL and DATABASE_WHOLE_READER_URL';

export interface MainLogin {
  /** Its connection string. */
  readonly url: string;
  /** Told when it must serve in place of a login of its own, to which SQL within a query could fall back. */
  readonly onShared?: () => void;
}

export interface ReaderLogins extends MainLogin {
  /** Connection strings of logins that an administrator made; both or none. */
  readonly readerUrl?: string;
  readonly wholeReaderUrl?: string;
}

/** Makes what is missing. Throws `StartFault` `logins-missing` where neither works. */
export async function readerAddresses(logins: ReaderLogins): Promise<ReaderAddresses> {
  const { readerUrl, wholeReaderUrl } = logins;
  if (readerUrl !== undefined && wholeReaderUrl !== undefined)
    return { scoped: { url: readerUrl }, whole: { url: wholeReaderUrl } };
  return {
    scoped: await addressOf(logins, 'dondoc_reader'),
    whole: await addressOf(logins, 'dondoc_reader_whole'),
  };
}

/** Makes the login where it is missing. Throws `StartFault` `logins-missing` where none serves. */
export async function addressOf({ url, onShared }: MainLogin, group: LoginGroup): Promise<LoginAddress> {
  const own = ownLogin(url, group);
  if (own !== undefined && ((await works(own.url)) || (await makeLogin(url, own, group)))) return { url: own.url };
  if (await mayTake(url, group)) {
    onShared?.();
    return { url, role: group };
  }
  throw new StartFault('logins-missing', {
    vi: `Chưa có tài khoản nào thuộc ${group}: nhờ quản trị PostgreSQL chạy docker/roles.sql, rồi đặt DATABASE_APP_URL, DATABASE_READER_URL và DATABASE_WHOLE_READER_URL`,
    en: `there is no login that belongs to ${group}: let the administrator of PostgreSQL run docker/roles.sql, then set DATABASE_APP_URL, DATABASE_READER_URL and DATABASE_WHOLE_READER_URL`,
  });
}

interface OwnLogin {
  readonly url: string;
  readonly name: string;
  readonly password: string;
}

/** Undefined where the main login has no password in its connection string: what follows from nothing is no secret. */
function ownLogin(url: string, group: LoginGroup): OwnLogin | undefined {
  const address = new URL(url);
  if (address.password === '') return undefined;
  const user = decodeURIComponent(address.username);
  const name = `${group}_${createHash('sha256').update(user).digest('hex').slice(0, 12)}`;
  const password = createHmac('sha256', decodeURIComponent(address.password)).update(name).digest('base64url');
  address.username = name;
  address.password = password;
  return { url: address.toString(), name, password };
}

async function works(url: string): Promise<boolean> {
  try {
    await asking(url, () => Promise.resolve());
    return true;
  } catch (error) {
    // Of no such login and of another password the server says the same.
    if (error instanceof DatabaseError && ['28P01', '28000'].includes(error.code ?? '')) return false;
    throw error;
  }
}

/** False where the main login may not make roles. */
async function makeLogin(url: string, { name, password }: OwnLogin, group: LoginGroup): Promise<boolean> {
  try {
    await asking(url, (client) => client.query(loginGrantSql(name, group, scramVerifier(password))));
    return true;
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '42501') return false;
    throw error;
  }
}

async function mayTake(url: string, group: LoginGroup): Promise<boolean> {
  return asking(url, async (client) => {
    const { rows } = await client.query<{ may: boolean | null }>(
      `select pg_has_role(current_user, to_regrole($1), 'set') as may`,
      [group],
    );
    return rows[0]?.may === true;
  });
}

async function asking<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'dondoc-roles',
    connectionTimeoutMillis: 10_000,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
