/**
 * The demonstration as `start` shows it, in this process: its past laid out in a database of its own, worker, API, mail server and
 * the pages built from the sources. Its clock stands still on a Wednesday morning until the footer moves it.
 */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createLogger, MovableClock, OffsetClock } from '#platform';
import { addDays, instantAt, localDay } from '#domain';
import { createApiApp } from '../../apps/api/src/app.js';
import { openRegister, type Register } from '../../apps/cli/src/composition/register.js';
import { Opened } from '../../apps/cli/src/composition/opened.js';
import { workerOver } from '../../apps/cli/src/composition/worker.js';
import { DoorsAndClock } from '../../apps/cli/src/demo/demonstration.js';
import { layOut } from '../../apps/cli/src/demo/lay-out.js';
import { type DemoMail, openDemoMail } from '../../apps/cli/src/demo/open-demonstration.js';
import { runningClock, settableClock } from '../../apps/worker/src/stepping.clock.js';
import { createTestDatabase } from '../support/postgres.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { testSealer } from '../support/test-sealer.js';

const NOW = '2026-11-18T02:00:00.000Z';
/** Days: earlier than anything that the demonstration's past tells. */
const BEFORE_THE_PAST = 200;
const PUBLIC_URL = 'http://dondoc.example';

export interface ShownDemonstration {
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the pages into a folder of the test run. */
export async function buildPages(): Promise<string> {
  const folder = join(scratchFolder('web'), 'pages');
  const vite = join(process.cwd(), 'node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', 'apps/web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error'];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  return folder;
}

type OpenRegister = (clock: MovableClock | OffsetClock) => Promise<Register>;

async function layPastOut(open: OpenRegister, mail: DemoMail): Promise<void> {
  const clock = new MovableClock(instantAt(addDays(localDay(NOW), -BEFORE_THE_PAST), '08:00'));
  const register = await open(clock);
  try {
    const worker = workerOver(register, { mail: mail.channel, publicUrl: PUBLIC_URL });
    const advanceTo = (instant: string) => worker.advanceTo(settableClock(clock), instant);
    await layOut({ register, clock, now: NOW, advanceTo });
  } finally {
    await register.close();
  }
}

export async function showDemonstration(): Promise<ShownDemonstration> {
  const opened = new Opened();
  try {
    const [pages, database] = await Promise.all([buildPages(), createTestDatabase()]);
    opened.add(database, (each) => each.drop());
    const log = createLogger({ level: 'error', part: 'web-test' });
    const mail = opened.add(await openDemoMail(scratchFolder('demonstration')), (each) => each.close());
    const config = { databasePoolSize: 8, statementTimeoutMs: 30_000 };
    const signIn = { sealer: testSealer };
    const open: OpenRegister = (clock) => openRegister({ url: database.url, config, clock, log, sealer: testSealer });

    await layPastOut(open, mail);

    const clock = new OffsetClock(new MovableClock(NOW));
    const register = opened.add(await open(clock), (each) => each.close());
    const worker = opened.add(workerOver(register, { mail: mail.channel, publicUrl: PUBLIC_URL }), (each) =>
      each.stop(),
    );
    await worker.start();
    const demonstration = new DoorsAndClock({
      register,
      clock,
      mailbox: mail.archive,
      advanceTo: (instant) => worker.advanceTo(runningClock(clock), instant),
      onMoved: () => undefined,
    });
    const { source, screens } = await register.apiSources();
    const { pool, store } = register;
    const api = await createApiApp({ source, screens, pool, store, clock, log, webRoot: pages, demonstration, signIn });
    opened.add(api, (each) => each.close());
    return { url: await api.listen({ host: '127.0.0.1', port: 0 }), close: () => opened.close() };
  } catch (error) {
    await opened.close();
    throw error;
  }
}
