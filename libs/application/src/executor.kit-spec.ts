import type { AskedCommand } from '#domain';
import { MemoryEventStore } from '#event-store';
import { MovableClock } from '#platform';
import { CommandExecutor } from './command.executor.js';
import { isExecuted, type Executed, type Outcome } from './command-request.js';
import { asked, assignmentOf, draft, finance, foundation, issue, monday } from './world.examples.js';

export function emptyLog(): MemoryEventStore {
  return new MemoryEventStore({ clock: new MovableClock(monday) });
}

/** The result of a command that must not be refused. */
export async function done(outcome: Promise<Outcome>): Promise<Executed> {
  const settled = await outcome;
  if (!isExecuted(settled)) throw new Error(`refused: ${JSON.stringify(settled)}`);
  return settled;
}

/** A log with the foundation and then these commands in it. */
export async function world(commands: readonly AskedCommand[] = [], log = emptyLog()) {
  const executor = new CommandExecutor(log);
  for (const command of [...foundation, ...commands]) {
    await done(executor.execute(asked(command, JSON.stringify(command))));
  }
  return { log, executor };
}

/** The assignment of the one task that `issued` issues. */
export const one = assignmentOf('1', finance);
export const issued: readonly AskedCommand[] = [draft('1', [finance]), issue('1')];

export const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);
