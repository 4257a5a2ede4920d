/**
 * A request made ready for writing: checked, stamped, and every envelope already in bytes. All of it happens outside the log's
 * lock. A request that is sent again after a fault is sent as the same bytes.
 */
import { uuidV5 } from '#platform';
import { canonicalJson, NotCanonical } from './canonical-json.js';
import { envelopeBytes } from './envelope.js';
import { EnvelopeRefused, type AppendRequest, type Json, type NewEvent, type StreamAppend } from './event-store.js';

interface PreparedEvent {
  /** Index into the request's `streams`. */
  readonly stream: number;
  readonly version: number;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface PreparedRequest {
  readonly commandId: string;
  /** 64 hex digits. */
  readonly requestHash: string;
  readonly recordedAt: string;
  /** Canonical JSON, or null when there is no answer. */
  readonly answer: string | null;
  readonly streams: readonly { readonly stream: string; readonly expectedVersion: number }[];
  readonly events: readonly PreparedEvent[];
  /** Bytes of all envelopes and the answer. */
  readonly size: number;
}

/** What one batch may weigh, and so also one request. In bytes. */
export const requestLimit = 1024 * 1024;

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const typeName = /^[A-Za-z][A-Za-z0-9]{0,99}$/;
const sha256 = /^[0-9a-f]{64}$/;
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** `recordedAt` is ISO 8601 UTC with milliseconds. Throws `EnvelopeRefused` for whatever the log must not take. */
export function prepareRequest(request: AppendRequest, recordedAt: string): PreparedRequest {
  check(uuid.test(request.commandId), 'the command id is not a lower-case UUID');
  check(sha256.test(request.requestHash), 'the request hash is not 64 hex digits');
  check(instant.test(recordedAt), 'recordedAt is not an instant in UTC with milliseconds');
  const answer = prepareAnswer(request.answer);
  const events: PreparedEvent[] = [];
  const named = new Set<string>();
  let size = answer === null ? 0 : Buffer.byteLength(answer);
  for (const [index, append] of request.streams.entries()) {
    checkStream(append, named);
    for (const [offset, event] of append.events.entries()) {
      const version = append.expectedVersion + offset + 1;
      const id = eventId(request.commandId, events.length);
      const bytes = envelopeOf({ request, append, event, version, id, recordedAt });
      size += bytes.length;
      events.push({ stream: index, version, type: event.type, bytes });
    }
  }
  check(size <= requestLimit, `a request of ${size} bytes is over the limit of ${requestLimit}: split it`);
  return {
    commandId: request.commandId,
    requestHash: request.requestHash,
    recordedAt,
    answer,
    streams: request.streams,
    events,
    size,
  };
}

/**
 * The id of a command's n-th event, from 0: a version 5 UUID (RFC 9562) of the index in the command's namespace, so that
 * whoever has the command can name its events, and no randomness enters the log.
 */
export function eventId(commandId: string, index: number): string {
  return uuidV5(String(index), commandId);
}

interface EnvelopeParts {
  readonly request: AppendRequest;
  readonly append: StreamAppend;
  readonly event: NewEvent;
  readonly version: number;
  readonly id: string;
  readonly recordedAt: string;
}

function envelopeOf({ request, append, event, version, id, recordedAt }: EnvelopeParts): Buffer {
  const schemaVersion = event.schemaVersion ?? 1;
  const occurredAt = event.occurredAt ?? request.occurredAt;
  check(typeName.test(event.type), 'an event type is a word of at most 100 letters and digits');
  check(Number.isSafeInteger(schemaVersion) && schemaVersion > 0, 'a schema version is a whole number from 1');
  check(instant.test(occurredAt), 'occurredAt is not an instant in UTC with milliseconds');
  return envelopeBytes({
    id,
    stream: append.stream,
    version,
    type: event.type,
    schemaVersion,
    occurredAt,
    recordedAt,
    actor: request.actor,
    onBehalfOf: request.onBehalfOf ?? null,
    unit: request.unit ?? null,
    commandId: request.commandId,
    causation: request.causation ?? null,
    correlation: request.correlation ?? null,
    data: event.data,
  });
}

function checkStream(append: StreamAppend, named: Set<string>): void {
  check(uuid.test(append.stream), 'a stream id is not a lower-case UUID');
  check(
    Number.isSafeInteger(append.expectedVersion) && append.expectedVersion >= 0 && append.expectedVersion < 2 ** 31,
    'an expected version is a whole number from 0',
  );
  check(!named.has(append.stream), `stream ${append.stream} is named twice in one request`);
  named.add(append.stream);
}

function prepareAnswer(answer: Json | undefined): string | null {
  if (answer === undefined || answer === null) return null;
  try {
    return canonicalJson(answer, 'answer');
  } catch (error) {
    if (error instanceof NotCanonical) throw new EnvelopeRefused(error.message);
    throw error;
  }
}

function check(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new EnvelopeRefused(reason);
}
