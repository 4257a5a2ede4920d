/** Moves the simulation's clock from the first day to the last, and lets the worker and the people do what falls to them on the way. */
import { SmtpChannel } from '#automation';
import { addDays, instantAt, isWorkingDay, VIETNAM_CALENDAR } from '#domain';
import type { MovableClock } from '#platform';
import { openMailbox } from '../../../worker/src/mailbox/capturing.mailbox.js';
import type { DondocWorker } from '../../../worker/src/worker.js';
import { settableClock } from '../../../worker/src/stepping.clock.js';
import { Opened } from '../composition/opened.js';
import type { Register } from '../composition/register.js';
import { fillTables, replayerOver } from '../composition/worker.js';
import type { ProgressMaker } from '../output/progress.js';
import type { Players } from './behaviour/players.js';

export interface SimulationStage {
  readonly register: Register;
  readonly clock: MovableClock;
  readonly progress: ProgressMaker;
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

/** When a simulated day ends. */
const EVENING = '23:00';
/** After the morning's steps and before anybody's first act. */
const DAY_BEGINS = '08:00';

export async function passTime(span: Span, players: Players | null, stage: SimulationStage): Promise<void> {
  const { register, clock, progress } = stage;
  const opened = new Opened();
  try {
    const mailbox = opened.add(await openMailbox({ keep: 1 }), (each) => each.close());
    const mail = opened.add(
      new SmtpChannel({ url: mailbox.url, from: 'nhac-viec@mo-phong.example', fromName: 'Đôn đốc' }),
      (each) => each.close(),
    );
    const worker = replayerOver(register, { mail, publicUrl: 'http://127.0.0.1:3057' });
    const advance = (instant: string) => worker.advanceTo(settableClock(clock), instant);
    const days = players === null ? sundaysOf(span) : daysOf(span);
    const bar = progress('Mô phỏng / simulating', days.length);
    for (const [index, day] of days.entries()) {
      if (players === null) await advance(instantAt(day, EVENING));
      else if (isWorkingDay(VIETNAM_CALENDAR, day)) await playDay(day, players, { worker, clock, advance });
      bar.to(index + 1, day);
    }
    await advance(instantAt(span.to, EVENING));
    bar.end();
    await fillTables(register);
  } finally {
    await opened.close();
  }
}

interface Hours {
  readonly worker: Pick<DondocWorker, 'nextDueAt'>;
  readonly clock: MovableClock;
  advance(instant: string): Promise<unknown>;
}

/**
 * What falls due on the way is done before anybody acts. Where nothing does, the clock alone is moved: an act sets timers of later
 * days only, but for those that set something waiting free.
 */
async function playDay(day: string, players: Players, { worker, clock, advance }: Hours): Promise<void> {
  const begins = instantAt(day, DAY_BEGINS);
  if (begins > clock.now()) await advance(begins);
  await players.hear();
  const evening = instantAt(day, EVENING);
  let due = await worker.nextDueAt();
  for (let next = players.nextAt(); next !== null && next <= evening; next = players.nextAt()) {
    if (due !== null && due <= next) {
      await advance(next);
      await players.hear();
      due = await worker.nextDueAt();
    }
    clock.set(next);
    const stirred = await players.act(next);
    await players.hear();
    if (stirred) due = clock.now();
  }
}

function daysOf({ from, to }: Span): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The Sundays from the first day to the last, and the last. */
function sundaysOf({ from, to }: Span): readonly string[] {
  return [...daysOf({ from, to }).filter((day, index) => index % 7 === 0 && day < to), to];
}
