/**
 * The log's contract. One log, one order: positions are dense (1, 2, 3 …) and become visible in order, so a reader that asks
 * for `position > mine order by position` can never skip an event. Two stores keep this contract, PostgreSQL and memory, and
 * one suite tests both.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/** What a decision produced, before the log gave it a place. `data` is plain JSON; an undefined field counts as absent. */
export interface NewEvent {
  readonly type: string;
  readonly data: object;
  /** Version of the shape of `data`, from 1. */
  readonly schemaVersion?: number;
  /** When it happened in the world, if that differs from the request's. ISO 8601 UTC with milliseconds. */
  readonly occurredAt?: string;
}

export interface StreamAppend {
  readonly stream: string;
  /** The version that the decision was based on: 0 for a new stream. */
  readonly expectedVersion: number;
  readonly events: readonly NewEvent[];
}

/** One command's events, all or nothing, over one stream or several. */
export interface AppendRequest {
  /** UUID. The same id with the same request hash gets the first answer again. */
  readonly commandId: string;
  /** SHA-256 of the canonical command, 64 hex digits. */
  readonly requestHash: string;
  readonly actor: string;
  readonly onBehalfOf?: string;
  readonly unit?: string;
  readonly causation?: string;
  readonly correlation?: string;
  readonly occurredAt: string;
  readonly streams: readonly StreamAppend[];
  /** Returned to whoever repeats the command. */
  readonly answer?: Json;
}

export interface AppendResult {
  /** Position of the request's first event, or null when the decision made none. */
  readonly firstPosition: number | null;
  /** Position that a reader must have reached to see this request's effect. */
  readonly lastPosition: number;
  readonly count: number;
  readonly answer: Json;
  /** True when the command had been recorded before and nothing was written now. */
  readonly repeated: boolean;
}

/** The envelope, as stored: its RFC 8785 bytes are the truth. */
export interface Envelope {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly unit: string | null;
  readonly commandId: string;
  readonly causation: string | null;
  readonly correlation: string | null;
  readonly data: object;
}

export interface RecordedEvent extends Envelope {
  readonly position: number;
}

export interface RecordedCommand {
  readonly commandId: string;
  readonly requestHash: string;
  readonly firstPosition: number | null;
  readonly count: number;
  readonly answer: Json;
}

export interface EventStore {
  /**
   * Throws `VersionConflict` (nothing of the request was written), `CommandReused` (same id, other hash), `LogBusy` (the
   * bounded queue is full: try later), `EnvelopeRefused` (over 64 KiB or not JSON). Any other error: outcome unknown, ask
   * again with the same command id.
   */
  append(request: AppendRequest): Promise<AppendResult>;
  /** Events of one stream in order, `version > after`. */
  readStream(stream: string, after?: number): Promise<RecordedEvent[]>;
  /**
   * Many streams at once; a stream without events has an empty array. `after`: the version, by stream, after which its events are
   * wanted; without one, all of them.
   */
  readStreams(streams: readonly string[], after?: ReadonlyMap<string, number>): Promise<Map<string, RecordedEvent[]>>;
  /** Events with `position > after` in order, at most `limit` (default 1,000). */
  readAll(after: number, limit?: number): Promise<RecordedEvent[]>;
  /** 0 for an empty log. */
  lastPosition(): Promise<number>;
  /** The first position recorded after the instant, minus one: the prefix that was known then. */
  positionAsOf(instant: string): Promise<number>;
  findCommand(commandId: string): Promise<RecordedCommand | undefined>;
  /** Calls back with the newest known position when the log grew; may be called late or twice, never relied on alone. */
  onGrowth(listener: (position: number) => void): () => void;
  close(): Promise<void>;
}

export class VersionConflict extends Error {
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream ${stream} is at version ${actual}, not ${expected}`);
    this.name = 'VersionConflict';
  }
}

export class CommandReused extends Error {
  constructor(readonly commandId: string) {
    super(`command ${commandId} was recorded before with another content`);
    this.name = 'CommandReused';
  }
}

export class LogBusy extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super(`the log's queue is full, try again in ${retryAfterSeconds} s`);
    this.name = 'LogBusy';
  }
}

export class EnvelopeRefused extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'EnvelopeRefused';
  }
}
