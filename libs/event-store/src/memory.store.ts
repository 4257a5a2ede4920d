/**
 * The log in memory: the same contract, for tests and rehearsals (`simulate`). It keeps the envelopes' bytes and reads them
 * back, so that nothing survives in it that would not survive in PostgreSQL.
 */
import type { Clock } from '#platform';
import { resultOf } from './outcome.js';
import { LogBusy } from './event-store.js';
import type {
  AppendRequest,
  AppendResult,
  Envelope,
  EventStore,
  RecordedCommand,
  RecordedEvent,
} from './event-store.js';
import type { Outcome } from './append-queue.js';
import { parseJson } from './canonical-json.js';
import { prepareRequest, type PreparedRequest } from './prepared-request.js';

export interface MemoryEventStoreOptions {
  /** Stamps `recordedAt`. */
  readonly clock: Clock;
  /** Requests that may be pending before `LogBusy`, default 20,000. */
  readonly maxRequests?: number;
}

interface Entry {
  readonly stream: string;
  readonly recordedAt: string;
  readonly bytes: Buffer;
}

type Known = Extract<Outcome, { kind: 'known' }>;

export class MemoryEventStore implements EventStore {
  private readonly clock: Clock;
  private readonly maxRequests: number;
  private readonly log: Entry[] = [];
  /** Positions of each stream's events, in order. */
  private readonly streams = new Map<string, number[]>();
  private readonly commands = new Map<string, Known>();
  private readonly listeners = new Set<(position: number) => void>();
  private pending = 0;
  private closed = false;

  constructor(options: MemoryEventStoreOptions) {
    this.clock = options.clock;
    this.maxRequests = options.maxRequests ?? 20_000;
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const prepared = prepareRequest(request, this.clock.now());
    if (this.closed) throw new Error('the log is closed');
    if (this.pending >= this.maxRequests) throw new LogBusy(1);
    this.pending += 1;
    // As over a wire: what is asked for in one turn is pending together.
    await Promise.resolve();
    this.pending -= 1;
    return resultOf(prepared, this.write(prepared));
  }

  async readStream(stream: string, after = 0): Promise<RecordedEvent[]> {
    return (this.streams.get(stream) ?? []).slice(after).map((position) => this.at(position));
  }

  async readStreams(
    streams: readonly string[],
    after?: ReadonlyMap<string, number>,
  ): Promise<Map<string, RecordedEvent[]>> {
    const found = new Map<string, RecordedEvent[]>();
    for (const stream of streams) found.set(stream, await this.readStream(stream, after?.get(stream)));
    return found;
  }

  async readAll(after: number, limit = 1_000): Promise<RecordedEvent[]> {
    return this.log.slice(after, after + limit).map((_, index) => this.at(after + index + 1));
  }

  async lastPosition(): Promise<number> {
    return this.log.length;
  }

  async positionAsOf(instant: string): Promise<number> {
    const index = this.log.findIndex((entry) => entry.recordedAt > instant);
    return index === -1 ? this.log.length : index;
  }

  async findCommand(commandId: string): Promise<RecordedCommand | undefined> {
    const known = this.commands.get(commandId);
    if (known === undefined) return undefined;
    const { requestHash, firstPosition, count, answer } = known;
    return {
      commandId,
      requestHash,
      firstPosition: count === 0 ? null : firstPosition,
      count,
      answer: answer === null ? null : parseJson(answer),
    };
  }

  onGrowth(listener: (position: number) => void): () => void {
    this.listeners.add(listener);
    if (this.log.length > 0) this.tell([listener]);
    return () => this.listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.listeners.clear();
  }

  private write(request: PreparedRequest): Outcome {
    const known = this.commands.get(request.commandId);
    if (known !== undefined) return known;
    for (const { stream, expectedVersion: expected } of request.streams) {
      const actual = this.streams.get(stream)?.length ?? 0;
      if (actual !== expected) return { kind: 'conflict', stream, expected, actual };
    }
    const firstPosition = this.log.length + 1;
    for (const { stream: index, bytes } of request.events)
      this.push(request.streams[index]?.stream ?? '', bytes, request);
    const { requestHash, answer } = request;
    this.commands.set(request.commandId, {
      kind: 'known',
      requestHash,
      firstPosition,
      count: request.events.length,
      answer,
    });
    if (request.events.length > 0) this.tell(this.listeners);
    return { kind: 'written', firstPosition };
  }

  private push(stream: string, bytes: Buffer, request: PreparedRequest): void {
    this.log.push({ stream, bytes, recordedAt: request.recordedAt });
    const positions = this.streams.get(stream);
    if (positions === undefined) this.streams.set(stream, [this.log.length]);
    else positions.push(this.log.length);
  }

  private at(position: number): RecordedEvent {
    const bytes = this.log[position - 1]?.bytes ?? Buffer.from('{}');
    return { ...(JSON.parse(bytes.toString('utf8')) as Envelope), position };
  }

  /** Outside the current turn, as news from a server would be. */
  private tell(listeners: Iterable<(position: number) => void>): void {
    const told = [...listeners];
    const position = this.log.length;
    setImmediate(() => {
      for (const listener of told) if (this.listeners.has(listener)) listener(position);
    });
  }
}
