/**
 * Seeded bugs of delivery: what a reasonable person might have written instead of the ledger. Each is put into a worker at its
 * seams, so that everything around it stays as it is.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { CommandExecutor, type CommandRequest, type Settled } from '#application';
import type { MessageChannel } from '#automation';
import type { EventStore, RecordedEvent } from '#event-store';
import { type Clock, type JobProcessor, type QueueBackend, uuidV5 } from '#platform';
import type { WorkerOptions } from '../../apps/worker/src/worker.js';

export type QueueBug =
  | 'the queue alone remembers what is to be sent'
  | "the job's id is the message's id"
  | 'a notice id with a random part'
  | 'what was closed is sent all the same'
  | 'a clock that is ten minutes ahead';

type Parts = WorkerOptions & { readonly queues: QueueBackend; readonly mail: MessageChannel };

export function withBug(bug: QueueBug | undefined, parts: Parts): WorkerOptions {
  switch (bug) {
    case undefined:
      return parts;
    case 'the queue alone remembers what is to be sent':
      return { ...parts, queues: withoutUpkeep(parts.queues) };
    case "the job's id is the message's id":
      return { ...parts, ...namedByJob(parts) };
    case 'a notice id with a random part':
      return { ...parts, application: new RandomNotices(parts.store) };
    case 'what was closed is sent all the same':
      return { ...parts, application: new CommandExecutor(parts.store), store: blindToClosing(parts.store) };
    case 'a clock that is ten minutes ahead':
      return { ...parts, clock: ahead(parts.clock, 10 * 60_000) };
  }
}

/** The job that looks in the log for what is left to send does nothing. */
function withoutUpkeep(queues: QueueBackend): QueueBackend {
  return through(queues, (name, processor) => (name === 'upkeep' ? async () => undefined : processor));
}

function through(
  queues: QueueBackend,
  wrap: <Data>(name: string, processor: JobProcessor<Data>) => JobProcessor<Data>,
): QueueBackend {
  return {
    kind: queues.kind,
    queue: (name) => queues.queue(name),
    worker: (name, processor, options) => queues.worker(name, wrap(name, processor), options),
    close: () => queues.close(),
  };
}

function namedByJob({ queues, mail }: Parts): Pick<Parts, 'queues' | 'mail'> {
  const job = new AsyncLocalStorage<string>();
  return {
    queues: through(
      queues,
      (_, processor) => (active) => job.run(`${process.pid} ${active.id}`, () => processor(active)),
    ),
    mail: {
      send: (message) => mail.send({ ...message, notice: uuidV5(`job ${job.getStore()}`) }),
      close: () => mail.close(),
    },
  };
}

/** Composes again, as after an answer that was lost on its way: harmless under ids that say who, how and when. */
class RandomNotices extends CommandExecutor {
  private made = 0;

  override async executeMany(requests: readonly CommandRequest[]): Promise<readonly Settled[]> {
    if (requests.some(({ command }) => command.type === 'ComposeNotice'))
      await super.executeMany(requests.map((request) => this.renamed(request)));
    return super.executeMany(requests.map((request) => this.renamed(request)));
  }

  private renamed(request: CommandRequest): CommandRequest {
    if (request.command.type !== 'ComposeNotice') return request;
    this.made += 1;
    const id = uuidV5(`random notice ${process.pid} ${this.made}`);
    return { ...request, commandId: uuidV5(`random command ${id}`), command: { ...request.command, id } };
  }
}

/** Reads an assignment as it stood when its last step fired. */
function blindToClosing(store: EventStore): EventStore {
  const asFired = (events: readonly RecordedEvent[]): RecordedEvent[] => {
    const fired = events.findLastIndex(({ type }) => type === 'StepFired');
    return fired < 0 ? [...events] : events.slice(0, fired + 1);
  };
  return {
    append: (request) => store.append(request),
    readStream: (stream, after) => store.readStream(stream, after),
    readStreams: async (streams) =>
      new Map([...(await store.readStreams(streams))].map(([stream, events]) => [stream, asFired(events)])),
    readAll: (after, limit) => store.readAll(after, limit),
    lastPosition: () => store.lastPosition(),
    positionAsOf: (instant) => store.positionAsOf(instant),
    findCommand: (commandId) => store.findCommand(commandId),
    onGrowth: (listener) => store.onGrowth(listener),
    close: () => store.close(),
  };
}

function ahead(clock: Clock, milliseconds: number): Clock {
  return { now: () => new Date(Date.parse(clock.now()) + milliseconds).toISOString() };
}
