/** Moves the simulation's clock from the first day to the last, and lets the worker and the people do what falls to them on the way. */
import type { MessageChannel } from '#automation';
import { addDays, instantAt, isWorkingDay, VIETNAM_CALENDAR } from '#domain';
import type { MovableClock } from '#platform';
import { settableClock } from '../../../worker/src/stepping.clock.js';
import type { Register } from '../composition/register.js';
import { fillTables, playerOver } from '../composition/worker.js';
import type { ProgressMaker } from '../output/progress.js';
import type { Players } from './behaviour/players.js';
import { EVENING, playDay } from './behaviour/play-day.js';
import { hoursOf, type Outage } from './outage.js';

export interface SimulationStage {
  readonly register: Register;
  readonly clock: MovableClock;
  readonly progress: ProgressMaker;
}

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly outage?: Outage;
}

export async function passTime(span: Span, players: Players | null, stage: SimulationStage): Promise<void> {
  const { register, clock, progress } = stage;
  const worker = playerOver(register, {
    mail: nowhere,
    mondays: true,
    publicUrl: 'http://127.0.0.1:3057',
  });
  const hours = {
    clock,
    advance: async (instant: string) => void (await worker.advanceTo(settableClock(clock), instant)),
    nextDueAt: () => worker.nextDueAt(),
  };
  const days = players === null && span.outage === undefined ? sundaysOf(span) : daysOf(span);
  const bar = progress('Mô phỏng / simulating', days.length);
  for (const [index, day] of days.entries()) {
    const ofDay = await hoursOf(day, hours, span.outage);
    if (players === null) await ofDay.advance(instantAt(day, EVENING));
    else if (isWorkingDay(VIETNAM_CALENDAR, day)) await playDay(day, players, ofDay);
    bar.to(index + 1, day);
  }
  const atLast = await hoursOf(span.to, hours, span.outage);
  await atLast.advance(instantAt(span.to, EVENING));
  bar.end();
  await fillTables(register);
}

/** Mails are written and go nowhere: nobody in a simulation has a mailbox. */
const nowhere: MessageChannel = {
  send: async ({ notice }) => ({ sent: true, messageId: `<${notice}@mo-phong.example>` }),
  close: async () => undefined,
};

function daysOf({ from, to }: Span): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The Sundays from the first day to the last, and the last. */
function sundaysOf({ from, to }: Span): readonly string[] {
  return [...daysOf({ from, to }).filter((day, index) => index % 7 === 0 && day < to), to];
}
