import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { scratchFolder } from '../../../../test/support/scratch-folder.js';
import { isPidAlive } from '../process/live-process.js';
import { type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

/** A stopped cluster with one row, made once and copied for each test. */
let original: string;
const homes: string[] = [];
const servers: EmbeddedPostgres[] = [];

/** Without flushing to disk, unless told otherwise: these clusters live for a second. */
async function start(home: string, settings: Record<string, string> = { fsync: 'off' }): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, settings });
  servers.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function copyOfOriginal(): string {
  const home = scratchFolder('home');
  cpSync(original, home, { recursive: true, preserveTimestamps: true });
  homes.push(home);
  return home;
}

/** Of the original what the server reads before it looks at any table: enough for one that is to be refused. */
function shellOfOriginal(): string {
  const home = scratchFolder('home');
  cpSync(original, home, { recursive: true, filter: (path) => !/data\/(base|pg_wal)\/./.test(path) });
  homes.push(home);
  return home;
}

const file = (home: string, ...parts: string[]): string => join(home, 'postgres', ...parts);

beforeAll(async () => {
  original = scratchFolder('home');
  const server = await start(original);
  await ask(server.url('postgres'), `create table kept as select 'Đôn đốc' as word`);
  await server.stop();
});

afterEach(async () => {
  for (const server of servers.splice(0)) await server.stop();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

describe('an embedded PostgreSQL', () => {
  it('keeps its data, port and password from one start to the next, and stops cleanly', async () => {
    const home = copyOfOriginal();
    const first = await start(home);
    expect(first.created).toBe(false);
    expect(await ask(first.url('postgres'), 'select word from kept')).toEqual([{ word: 'Đôn đốc' }]);
    await first.stop();
    expect(isPidAlive(first.pid)).toBe(false);
    expect(existsSync(file(home, 'data', 'postmaster.pid'))).toBe(false);
    const second = await start(home);
    expect(second.url('postgres')).toBe(first.url('postgres'));
    expect(readFileSync(file(home, 'postgres.log'), 'utf8')).not.toMatch(/not properly shut down/);
  });

  it('is durable, asks for the password and listens on this machine alone', async () => {
    const server = await start(copyOfOriginal(), {});
    const [row] = await ask(
      server.url('postgres'),
      /* sql */ `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
         current_setting('full_page_writes') as pages, current_setting('listen_addresses') as listens,
         current_setting('data_checksums') as checksums, current_setting('password_encryption') as passwords`,
    );
    expect(row).toEqual({
      fsync: 'on',
      commit: 'on',
      pages: 'on',
      listens: '127.0.0.1',
      checksums: 'on',
      passwords: 'scram-sha-256',
    });
    const wrong = server.url('postgres').replace(/:[^:@]+@/, ':wrong@');
    await expect(ask(wrong, 'select 1')).rejects.toThrow(/password authentication failed/);
  });

  it('lets nobody but the owner read its password and its data', () => {
    const home = original;
    expect(statSync(file(home, 'password')).mode & 0o077).toBe(0);
    expect(statSync(file(home, 'data')).mode & 0o077).toBe(0);
  });

  it('refuses a second instance in one line, and tells a companion where the running one is', async () => {
    const home = copyOfOriginal();
    expect(findRunningPostgres(home)).toBeUndefined();
    const server = await start(home);
    await expect(start(home)).rejects.toMatchObject({
      code: 'second-instance',
      message: expect.stringMatching(new RegExp(`tiến trình ${process.pid}.*process ${process.pid}[^\n]*$`)),
    });
    expect(findRunningPostgres(home)?.url('postgres')).toBe(server.url('postgres'));
    await server.stop();
    expect(findRunningPostgres(home)).toBeUndefined();
  });

  it('takes over the lock of a program that died, even when its number was given away', async () => {
    const home = copyOfOriginal();
    const dead = spawn(process.execPath, ['-e', '']);
    await once(dead, 'exit');
    writeFileSync(file(home, 'instance.lock'), JSON.stringify({ pid: dead.pid, startedAt: '1' }));
    await (await start(home)).stop();
    writeFileSync(file(home, 'instance.lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    await (await start(home)).stop();
    writeFileSync(file(home, 'instance.lock'), 'torn {');
    await expect(start(home)).resolves.toMatchObject({ created: false });
  });

  it('recovers what was committed after the server was killed', async () => {
    const home = copyOfOriginal();
    const first = await start(home);
    await ask(first.url('postgres'), `insert into kept values ('đã ghi')`);
    process.kill(first.pid, 'SIGKILL');
    await first.stop();
    expect(existsSync(file(home, 'data', 'postmaster.pid'))).toBe(true);
    const second = await start(home);
    expect(await ask(second.url('postgres'), 'select count(*)::int as rows from kept')).toEqual([{ rows: 2 }]);
  });

  it('is not held up by a stale postmaster.pid whose number now is somebody else', async () => {
    const home = copyOfOriginal();
    writeFileSync(
      file(home, 'data', 'postmaster.pid'),
      `${process.pid}\n${file(home, 'data')}\n0\n5432\n\n127.0.0.1\n\nready\n`,
    );
    await expect(start(home)).resolves.toMatchObject({ created: false });
  });

  it('stops a server that outlived its program, and starts with its own settings', async () => {
    const home = copyOfOriginal();
    const orphan = await start(home, { fsync: 'off', work_mem: '5MB' });
    // The program is gone, its server is not: the lock names nobody alive.
    writeFileSync(file(home, 'instance.lock'), JSON.stringify({ pid: process.pid, startedAt: '1' }));
    const steps: string[] = [];
    const server = await startEmbeddedPostgres({ home, onStep: (step) => steps.push(step) });
    servers.push(server);
    expect(steps).toEqual(['stop-leftover', 'start']);
    expect(isPidAlive(orphan.pid)).toBe(false);
    expect(await ask(server.url('postgres'), 'show work_mem')).toEqual([{ work_mem: '4MB' }]);
  });

  it('runs below a folder that is closed to other accounts', async () => {
    const closed = join(copyOfOriginal(), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const server = await start(join(closed, 'home'));
    expect(await ask(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('moves to another port when the remembered one is taken, and remembers that', async () => {
    const home = copyOfOriginal();
    const port = Number(readFileSync(file(home, 'port'), 'utf8'));
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const server = await start(home);
      expect(server.port).not.toBe(port);
      expect(Number(readFileSync(file(home, 'port'), 'utf8'))).toBe(server.port);
    } finally {
      squatter.close();
      await once(squatter, 'close');
    }
  });
});

describe('a data folder that cannot be used', () => {
  it.each([
    ['is empty', 'data-folder-broken', (home: string) => emptied(home)],
    ['lost PG_VERSION', 'data-folder-broken', (home: string) => rmSync(file(home, 'data', 'PG_VERSION'))],
    ['lost pg_control', 'data-folder-broken', (home: string) => rmSync(file(home, 'data', 'global', 'pg_control'))],
    [
      'has a torn pg_control',
      'data-folder-broken',
      (home: string) => truncateSync(file(home, 'data', 'global', 'pg_control'), 100),
    ],
    [
      'lost its write-ahead log',
      'data-folder-broken',
      (home: string) => rmSync(file(home, 'data', 'pg_wal'), { recursive: true }),
    ],
    [
      'is of another version',
      'data-folder-version',
      (home: string) => writeFileSync(file(home, 'data', 'PG_VERSION'), '16\n'),
    ],
    ['lost its password', 'password-missing', (home: string) => rmSync(file(home, 'password'))],
  ])('when it %s: one line, nothing changed, the lock given back', async (_, code, damage) => {
    const home = shellOfOriginal();
    damage(home);
    await expect(start(home)).rejects.toMatchObject({ code, message: expect.stringMatching(/^[^\n]+ \/ [^\n]+$/) });
    expect(existsSync(file(home, 'instance.lock'))).toBe(false);
    expect(existsSync(file(home, 'data'))).toBe(true);
  });

  it('leaves no half of a cluster when making it is cut off, and makes it whole the next time', async () => {
    const home = scratchFolder('home');
    homes.push(home);
    mkdirSync(file(home, 'data.growing', 'base'), { recursive: true });
    const server = await start(home);
    expect(server.created).toBe(true);
    expect(existsSync(file(home, 'data.growing'))).toBe(false);
  });
});

function emptied(home: string): void {
  rmSync(file(home, 'data'), { recursive: true });
  mkdirSync(file(home, 'data'));
}
