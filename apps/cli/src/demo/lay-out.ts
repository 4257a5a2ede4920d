import { assignmentIdOf, isExecuted } from '#application';
import { addDays, type AskedCommand, instantAt, localDay } from '#domain';
import type { MovableClock, PersonDetails } from '#platform';
import { type ProgressMaker, silent } from '../output/progress.js';
import type { Register } from '../composition/register.js';
import { commandId, personId } from './demo-ids.js';
import { demoScript } from './demo-script.js';
import { demoUnits } from './units.data.js';

export interface LayOutOptions {
  readonly register: Register;
  /** The register's own clock: it is moved through the past and ends at `now`. */
  readonly clock: MovableClock;
  /** The present instant; the demonstration's deadlines lie around its day. */
  readonly now: string;
  /** Fires every timer and delivers every digest that is due up to the instant. */
  readonly advanceTo: (instant: string) => Promise<unknown>;
  /** Looked at between two commands; its reason is thrown. */
  readonly end?: AbortSignal;
  readonly progress?: ProgressMaker;
}

/** Just before people come to work and after the morning's reminders went out. */
const AFTER_THE_MORNING = '07:45';

function people(): PersonDetails[] {
  const staff = demoUnits.flatMap((unit) => unit.people);
  return [
    { id: personId('admin'), name: 'Quản trị trình diễn', post: 'Quản trị hệ thống' },
    ...staff.map((person) => ({
      id: personId(person.code),
      name: person.name,
      post: person.title,
      email: `${person.code.toLowerCase()}@anbinh.example`,
    })),
  ];
}

/**
 * Lays the demonstration out in an empty register: the commands of its past are given one by one at their instants, and between
 * the days the timers do what they would have done. Throws when a command of the script is refused.
 */
export async function layOut(options: LayOutOptions): Promise<void> {
  const { register, clock, now, advanceTo, end } = options;
  const script = demoScript(localDay(now), assignmentIdOf).filter((command) => command.at <= now);
  const bar = options.progress?.('Dựng dữ liệu trình diễn / laying out the demonstration', script.length) ?? silent;
  await register.people.save(people());
  let today = '';
  for (const [index, command] of script.entries()) {
    end?.throwIfAborted();
    const day = localDay(command.at);
    if (day !== today && today !== '') await advanceTo(instantAt(day, AFTER_THE_MORNING));
    today = day;
    clock.set(command.at);
    await give(register, command, index);
    bar.to(index + 1, day);
  }
  await advanceTo(now);
  bar.end();
}

async function give(register: Register, command: AskedCommand, index: number): Promise<void> {
  const outcome = await register.executor.execute({ commandId: commandId(index), command });
  if (!isExecuted(outcome)) {
    throw new Error(
      `the demonstration's ${command.type} of ${command.at} was refused: ${outcome.refused} ${JSON.stringify(outcome)}`,
    );
  }
}

/** Days without anybody looking at it after which the demonstration is laid out anew, around the new day. */
const STALE_AFTER_DAYS = 7;

export function isStale(touchedAt: string, now: string): boolean {
  return localDay(now) >= addDays(localDay(touchedAt), STALE_AFTER_DAYS);
}
