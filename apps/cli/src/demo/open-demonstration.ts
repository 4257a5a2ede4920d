import { createLogger, type Config, dropDatabase, MovableClock, OffsetClock, SystemClock } from '#platform';
import { type MessageChannel, SmtpChannel } from '#automation';
import { addDays, instantAt, localDay } from '#domain';
import { openMailbox } from '../../../worker/src/mailbox/capturing.mailbox.js';
import { settableClock } from '../../../worker/src/stepping.clock.js';
import { type DatabaseServer, flushing } from '../composition/databases.js';
import { openRegister } from '../composition/register.js';
import { Opened } from '../composition/until-told.js';
import { fillTables, publicUrlOf, replayerOver } from '../composition/worker.js';
import { progress, silent } from '../output/progress.js';
import { EDITION, readDemoState, writeDemoState } from './demo.state.js';
import { isStale, layOut } from './lay-out.js';
import { MailboxArchive } from './mailbox.archive.js';
import { ISSUED_ON } from './tasks.data.js';

export const DEMONSTRATION_DATABASE = 'dondoc_demo';
const FROM = 'nhac-viec@anbinh.example';

/** The demonstration's own mail server and the archive that it fills. */
export interface DemoMail {
  readonly archive: MailboxArchive;
  readonly channel: MessageChannel;
  close(): Promise<void>;
}

export async function openDemoMail(home: string): Promise<DemoMail> {
  const archive = new MailboxArchive(home);
  const server = await openMailbox();
  server.onMail((mail) => archive.add(mail));
  const channel = new SmtpChannel({ url: server.url, from: FROM, fromName: 'Đôn đốc' });
  return {
    archive,
    channel,
    close: async () => {
      await channel.close();
      await server.close();
    },
  };
}

/** The demonstration's clock, as far ahead as it was left. */
export function demoClock(home: string): OffsetClock {
  return new OffsetClock(new SystemClock(), readDemoState(home)?.offsetMs ?? 0);
}

export function rememberDemo(home: string, clock: OffsetClock): void {
  writeDemoState(home, { edition: EDITION, touchedAt: new SystemClock().now(), offsetMs: clock.offset });
}

/**
 * Lays the demonstration out when it is not there, is of an older edition, or nobody has looked at it for a week. A layout that
 * was cut off leaves no state behind and is begun again.
 */
export async function ensureDemonstration(server: DatabaseServer, config: Config): Promise<'kept' | 'laid-out'> {
  const now = new SystemClock().now();
  const state = readDemoState(config.home);
  if (state !== undefined && !isStale(state.touchedAt, now)) return 'kept';
  await dropDatabase(await server.url('postgres'), DEMONSTRATION_DATABASE);
  const opened = new Opened();
  try {
    const mail = opened.add(await openDemoMail(config.home), (each) => each.close());
    mail.archive.clear();
    const clock = new MovableClock(instantAt(addDays(localDay(now), ISSUED_ON - 20), '08:00'));
    const log = createLogger({ level: 'warn', part: 'demonstration' });
    const url = await server.url(DEMONSTRATION_DATABASE);
    await flushing(url, 'off');
    const register = opened.add(await openRegister({ url, config, clock, log, replay: true }), (each) => each.close());
    const worker = replayerOver(register, { mail: mail.channel, publicUrl: publicUrlOf(config) });
    let bar = silent;
    await layOut({
      register,
      clock,
      now,
      advanceTo: (instant) => worker.advanceTo(settableClock(clock), instant),
      onProgress: (done, total, day) => {
        if (bar === silent) bar = progress('Dựng dữ liệu trình diễn / laying out the demonstration', total);
        bar.to(done, day);
      },
    });
    bar.end();
    await fillTables(register);
    await flushing(url, 'on');
  } finally {
    await opened.close();
  }
  rememberDemo(config.home, new OffsetClock(new SystemClock(), 0));
  return 'laid-out';
}
