/**
 * A writing process of the log's fault test. It works like the application does: knows a version, appends, and after a
 * conflict starts again under the same command id. It asks again whatever it has no answer to: after an error, and for what
 * its journal shows unanswered when it takes over from a process that was killed. Now and then it also asks for something
 * already answered. Tells its parent how many commands are done.
 */
import {
  type AppendRequest,
  type AppendResult,
  type EventStore,
  PostgresEventStore,
  VersionConflict,
} from '#event-store';
import { SystemClock, uuidV5 } from '#platform';
import { type JournalCommand, note, readJournal } from './log-journal.js';
import type { WriterOptions } from './log-writers.js';
import { seededRandom } from './seeded-random.js';

const options = JSON.parse(process.argv[2] ?? '{}') as WriterOptions;
const random = seededRandom(options.seed);
const store = new PostgresEventStore({ url: options.url, clock: new SystemClock(), applicationName: 'fault' });
const versions = new Map<string, number>();
const counts = { done: 0, conflicts: 0, unknown: 0, repeats: 0 };
/** The seeded bug "idempotency by memory": answers are remembered here, and nowhere else. */
const remembered = new Map<string, AppendResult>();

process.on('disconnect', () => process.exit(0));

const before = readJournal(options.journal);
const unanswered = [...before.entries.values()].filter(({ told }) => told === undefined);
counts.done = before.entries.size - unanswered.length;
await Promise.all(unanswered.map(({ command }) => carryOut(command)));
let numbered = before.entries.size;
await Promise.all(Array.from({ length: options.inFlight }, work));
await store.close();
process.send?.({ ...counts, finished: true }, () => process.disconnect());

async function work(): Promise<void> {
  while (numbered < options.commands) {
    numbered += 1;
    const command = invent(numbered);
    note(options.journal, { asked: command });
    await carryOut(command);
    if (random() < 0.1) await askAgain(command);
  }
}

function invent(number: number): JournalCommand {
  const commandId = uuidV5(`${options.writer}/${number}`);
  // Half of the commands meet on a few streams, the others have one of their own.
  const hot = (): string => uuidV5(`hot/${Math.floor(random() * 8)}`);
  const streams = random() < 0.5 ? [uuidV5(commandId)] : [...new Set(random() < 0.3 ? [hot(), hot()] : [hot()])];
  return {
    commandId,
    requestHash: commandId.replaceAll('-', '').repeat(2),
    streams,
    events: 1 + Math.floor(random() * 3),
  };
}

async function carryOut(command: JournalCommand): Promise<void> {
  for (;;) {
    try {
      const { firstPosition, count } = await ask(command);
      note(options.journal, { done: command.commandId, first: firstPosition ?? 0, count });
      counts.done += 1;
      process.send?.(counts);
      return;
    } catch (error) {
      if (error instanceof VersionConflict) {
        counts.conflicts += 1;
        versions.set(error.stream, error.actual);
      } else {
        // Written or not: only asking again tells.
        counts.unknown += 1;
      }
    }
  }
}

async function askAgain(command: JournalCommand): Promise<void> {
  const answer = await ask(command).catch(() => undefined);
  if (answer === undefined) return;
  counts.repeats += 1;
  if (!answer.repeated) note(options.journal, { broken: `I2: command ${command.commandId} was carried out again` });
}

async function ask(command: JournalCommand): Promise<AppendResult> {
  if (!options.remembers) return append(store, command);
  const known = remembered.get(command.commandId);
  if (known !== undefined) return { ...known, repeated: true };
  const answer = await append(store, command);
  remembered.set(command.commandId, answer);
  return answer;
}

async function append(log: EventStore, command: JournalCommand): Promise<AppendResult> {
  const request: AppendRequest = {
    commandId: command.commandId,
    requestHash: command.requestHash,
    actor: options.writer,
    occurredAt: '2025-03-01T00:30:00.000Z',
    streams: command.streams.map((stream) => ({
      stream,
      expectedVersion: versions.get(stream) ?? 0,
      events: Array.from({ length: command.events }, (_, n) => ({ type: 'ProgressReported', data: { n } })),
    })),
  };
  const answer = await log.append(request);
  if (!answer.repeated) {
    for (const { stream, expectedVersion } of request.streams) versions.set(stream, expectedVersion + command.events);
  }
  return answer;
}
