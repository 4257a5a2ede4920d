import { type Clock, createLogger, type Config, dropDatabase, MovableClock, OffsetClock, openSealer } from '#platform';
import { type MessageChannel, SmtpChannel } from '#automation';
import { addDays, instantAt, localDay } from '#domain';
import { openMailbox } from '../../../worker/src/mailbox/capturing.mailbox.js';
import { settableClock } from '../../../worker/src/stepping.clock.js';
import { type DatabaseServer, flushing } from '../composition/databases.js';
import { openRegister } from '../composition/register.js';
import { Opened } from '../composition/opened.js';
import { fillTables, publicUrlOf, playerOver } from '../composition/worker.js';
import type { ProgressMaker } from '../output/progress.js';
import { EDITION, forgetDemoState, readDemoState, writeDemoState } from './demo.state.js';
import { isStale, layOut } from './lay-out.js';
import { MailboxArchive } from './mailbox.archive.js';
import { ISSUED_ON } from './demo-task.js';

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

/** The demonstration's clock, as far ahead of the machine's as it was left. */
export function demoClock(home: string, machine: Clock): OffsetClock {
  return new OffsetClock(machine, readDemoState(home)?.offsetMs ?? 0);
}

export function rememberDemo(
  home: string,
  { clock, machine }: { readonly clock: OffsetClock; readonly machine: Clock },
): void {
  writeDemoState(home, { edition: EDITION, touchedAt: machine.now(), offsetMs: clock.offset });
}

export interface DemoStage {
  readonly server: DatabaseServer;
  readonly config: Config;
  readonly machine: Clock;
  /** Aborted to break a layout off; its reason is thrown. */
  readonly end?: AbortSignal;
  readonly progress?: ProgressMaker;
}

/**
 * Lays the demonstration out when it is not there, is of an older edition, or nobody has looked at it for a week. A layout that
 * was cut off leaves no state behind and is begun again.
 */
export async function ensureDemonstration(stage: DemoStage): Promise<'kept' | 'laid-out'> {
  const { server, config, machine } = stage;
  const now = machine.now();
  const state = readDemoState(config.home);
  if (state !== undefined && !isStale(state.touchedAt, now) && (await server.has(DEMONSTRATION_DATABASE)))
    return 'kept';
  forgetDemoState(config.home);
  await dropDatabase(await server.url('postgres'), DEMONSTRATION_DATABASE);
  const opened = new Opened();
  try {
    await playThrough(stage, now, opened);
  } finally {
    await opened.close();
  }
  rememberDemo(config.home, { clock: new OffsetClock(machine), machine });
  return 'laid-out';
}

async function playThrough({ server, config, end, progress }: DemoStage, now: string, opened: Opened): Promise<void> {
  const mail = opened.add(await openDemoMail(config.home), (each) => each.close());
  mail.archive.clear();
  const clock = new MovableClock(instantAt(addDays(localDay(now), ISSUED_ON - 20), '08:00'));
  const log = createLogger({ level: 'warn', part: 'demonstration' });
  const url = await server.url(DEMONSTRATION_DATABASE);
  await flushing(url, 'off');
  const register = opened.add(
    await openRegister({ url, config, clock, log, sealer: openSealer(config), replay: true }),
    (each) => each.close(),
  );
  const worker = playerOver(register, { mail: mail.channel, publicUrl: publicUrlOf(config) });
  const advanceTo = (instant: string) => worker.advanceTo(settableClock(clock), instant);
  await layOut({ register, clock, now, advanceTo, end, progress });
  await fillTables(register);
  await flushing(url, 'on');
}
