import { existsSync } from 'node:fs';
import { Client } from 'pg';
import { isPidAlive, isPortFree } from '#platform';
import { launchChromium } from './chromium.js';
import { eventually } from './eventually.js';
import { startRedis } from './redis.js';
import { startScratchPostgres } from './scratch-postgres.js';
import { suiteNeeding } from './suite-needing.js';

describe('eventually', () => {
  it('gives what the probe found, and tells what it waited for when nothing came', async () => {
    let asked = 0;
    await expect(eventually(() => (++asked > 2 ? 'there' : undefined))).resolves.toBe('there');
    await expect(eventually(() => false, { within: 20, what: 'a miracle' })).rejects.toThrow(
      'a miracle did not come true within 20 ms',
    );
  });
});

describe('a scratch PostgreSQL', () => {
  it('keeps what was committed when it is killed and started again, and leaves nothing when stopped', async () => {
    const server = await startScratchPostgres();
    const ask = async (sql: string): Promise<unknown[]> => {
      const client = new Client({ connectionString: server.url() });
      await client.connect();
      const { rows } = await client.query<Record<string, unknown>>(sql);
      await client.end();
      return rows;
    };
    await ask('create table kept (value int)');
    await ask('insert into kept values (7)');
    const firstPid = server.pid();
    await server.kill();
    expect(isPidAlive(firstPid)).toBe(false);
    await server.restart();
    expect(await ask('select value from kept')).toEqual([{ value: 7 }]);
    expect(await ask('show fsync')).toEqual([{ fsync: 'on' }]);
    await server.stop();
    expect(isPidAlive(server.pid())).toBe(false);
    expect(existsSync(server.logFile)).toBe(false);
  });
});

suiteNeeding('redis-server', 'a test Redis', () => {
  it('starts, is killed, starts again on its port, and stops', async () => {
    const redis = await startRedis({ appendOnly: true });
    if (redis === undefined) throw new Error('redis-server vanished from the PATH');
    expect(isPidAlive(redis.pid())).toBe(true);
    expect(await isPortFree(redis.port)).toBe(false);
    await redis.kill9();
    expect(await isPortFree(redis.port)).toBe(true);
    await redis.restart();
    expect(await isPortFree(redis.port)).toBe(false);
    await redis.stop();
    expect(existsSync(redis.folder)).toBe(false);
  });
});

suiteNeeding('chromium', 'a test browser', (path) => {
  it('shows a page', async () => {
    const browser = await launchChromium(path);
    const page = await browser.newPage();
    await page.setContent('<h1>Đôn đốc</h1>');
    expect(await page.textContent('h1')).toBe('Đôn đốc');
    await browser.close();
  });
});
