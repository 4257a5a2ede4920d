/**
 * The log in PostgreSQL. Writes go through the queue and its lanes (group commit, see `append-queue.ts`), reads through a pool
 * of their own that cannot write, news through a listening connection. All connections take the role `dondoc_log`, which may
 * read the log and call `log.append`; the tables come from `eventStoreMigrations`.
 */
import { Pool } from 'pg';
import type { Clock } from '#platform';
import { AppendQueue } from './append-queue.js';
import { parseJson } from './canonical-json.js';
import type {
  AppendRequest,
  AppendResult,
  Envelope,
  EventStore,
  RecordedCommand,
  RecordedEvent,
} from './event-store.js';
import { GrowthListener } from './growth-listener.js';
import { logConnection, type LogAddress } from './log-connection.js';
import { resultOf } from './outcome.js';
import { PostgresLane, transactionTimeout } from './postgres.lane.js';
import { prepareRequest } from './prepared-request.js';
import { commandFind } from './sql/command-find.sql.js';
import { lastPositionRead, logRead } from './sql/log-read.sql.js';
import { positionAsOf } from './sql/position-as-of.sql.js';
import { streamRead } from './sql/stream-read.sql.js';
import { streamsRead } from './sql/streams-read.sql.js';

export interface PostgresEventStoreOptions extends LogAddress {
  /** Stamps `recordedAt`. */
  readonly clock: Clock;
  /** Connections for reading, default 4; opened when needed. */
  readonly readers?: number;
  /** Batches in flight at once, each on a connection of its own, default 2. */
  readonly lanes?: number;
  /** Requests that may wait or be in flight before `LogBusy`, default 20,000. */
  readonly maxRequests?: number;
  /** Bytes that may wait or be in flight before `LogBusy`, default 64 MiB. */
  readonly maxBytes?: number;
  /** Default true. False for a log that is thrown away when the machine stops: an acknowledged event may be lost then. */
  readonly durable?: boolean;
}

export class PostgresEventStore implements EventStore {
  private readonly clock: Clock;
  private readonly queue: AppendQueue;
  private readonly readers: Pool;
  private readonly growth: GrowthListener;
  private closed: Promise<void> | undefined;

  constructor(options: PostgresEventStoreOptions) {
    this.clock = options.clock;
    const appender = logConnection(options, 'append', { transactionTimeoutMs: transactionTimeout });
    this.queue = new AppendQueue({
      lanes: Array.from({ length: options.lanes ?? 2 }, () => new PostgresLane(appender, options.durable)),
      maxRequests: options.maxRequests,
      maxBytes: options.maxBytes,
    });
    this.readers = new Pool({ ...logConnection(options, 'read'), max: options.readers ?? 4 });
    // An idle connection that breaks is replaced by the pool; no reader sees it.
    this.readers.on('error', () => undefined);
    this.growth = new GrowthListener(logConnection(options, 'listen'));
  }

  async append(request: AppendRequest): Promise<AppendResult> {
    const prepared = prepareRequest(request, this.clock.now());
    return resultOf(prepared, await this.queue.push(prepared));
  }

  async readStream(stream: string, after = 0): Promise<RecordedEvent[]> {
    return this.read('stream-read', streamRead, [stream, after]);
  }

  async readStreams(
    streams: readonly string[],
    after?: ReadonlyMap<string, number>,
  ): Promise<Map<string, RecordedEvent[]>> {
    const wanted = [...new Set(streams)];
    const found = new Map<string, RecordedEvent[]>(wanted.map((stream) => [stream, []]));
    const versions = wanted.map((stream) => after?.get(stream) ?? 0);
    for (const event of await this.read('streams-read', streamsRead, [wanted, versions]))
      found.get(event.stream)?.push(event);
    return found;
  }

  async readAll(after: number, limit = 1_000): Promise<RecordedEvent[]> {
    return this.read('log-read', logRead, [after, limit]);
  }

  async lastPosition(): Promise<number> {
    return this.position({ name: 'last-position-read', text: lastPositionRead });
  }

  async positionAsOf(instant: string): Promise<number> {
    return this.position({ name: 'position-as-of', text: positionAsOf, values: [instant] });
  }

  async findCommand(commandId: string): Promise<RecordedCommand | undefined> {
    const { rows } = await this.readers.query<CommandRow>({
      name: 'command-find',
      text: commandFind,
      values: [commandId],
    });
    const [row] = rows;
    if (row === undefined) return undefined;
    return {
      commandId,
      requestHash: row.requestHash,
      firstPosition: row.count === 0 ? null : row.firstPosition,
      count: row.count,
      answer: row.answer === null ? null : parseJson(row.answer),
    };
  }

  onGrowth(listener: (position: number) => void): () => void {
    return this.growth.add(listener);
  }

  /** Writes what was asked for so far, then closes every connection. */
  close(): Promise<void> {
    this.closed ??= (async () => {
      await Promise.all([this.queue.close(), this.growth.close()]);
      await this.readers.end();
    })();
    return this.closed;
  }

  private async read(name: string, text: string, values: unknown[]): Promise<RecordedEvent[]> {
    const { rows } = await this.readers.query<[number, string]>({ name, text, values, rowMode: 'array' });
    return rows.map(([position, envelope]) => ({ ...(JSON.parse(envelope) as Envelope), position }));
  }

  private async position(query: { name: string; text: string; values?: unknown[] }): Promise<number> {
    const { rows } = await this.readers.query<{ position: number }>(query);
    return rows[0]?.position ?? 0;
  }
}

interface CommandRow {
  readonly requestHash: string;
  readonly firstPosition: number;
  readonly count: number;
  readonly answer: string | null;
}
