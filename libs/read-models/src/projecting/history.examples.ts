/**
 * Histories for specs: a log written event by event with the folds of the domain beside it, so that what is recorded next
 * can be chosen to follow from what stands. Ids and instants come from counters: equal choices, equal histories.
 */
import {
  type AssignmentState,
  type EventData,
  type EventType,
  evolveAssignment,
  noAssignment,
  type AssignmentEvent,
  type Happened,
} from '#domain';
import { type Envelope, MemoryEventStore, type RecordedEvent } from '#event-store';

/** The log's own clock stands still unless it is set, so that a history is the same whether or not it went through a log. */
const RECORDED_AT = '2025-03-03T01:00:00.000Z';

/** `id('unit', 3)`: readable, stable, a UUID. */
export function id(noun: keyof typeof nouns, n: number): string {
  return `${nouns[noun].repeat(8)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
}
const nouns = {
  unit: 'a',
  person: 'b',
  directive: 'd',
  task: '7',
  assignment: '8',
  form: 'f',
  notice: 'e',
  policy: '1',
  calendar: '2',
  event: '9',
  command: 'c',
};

export class History {
  readonly events: RecordedEvent[] = [];
  readonly assignments = new Map<string, AssignmentState>();
  private readonly versions = new Map<string, number>();
  private clock = Date.parse('2025-03-03T01:00:00.000Z');

  /** Records the event an hour after the one before it, and answers its position. */
  record<Type extends EventType>(
    stream: string,
    type: Type,
    data: EventData<Type>,
    meta: Partial<Envelope> = {},
  ): number {
    const version = (this.versions.get(stream) ?? 0) + 1;
    const position = this.events.length + 1;
    this.clock += 3_600_000;
    const at = new Date(this.clock).toISOString();
    const event: RecordedEvent = {
      id: id('event', position),
      stream,
      version,
      type,
      schemaVersion: 1,
      occurredAt: at,
      recordedAt: RECORDED_AT,
      actor: id('person', 1),
      onBehalfOf: null,
      unit: null,
      commandId: id('command', position),
      causation: null,
      correlation: null,
      data,
      ...meta,
      position,
    };
    this.versions.set(stream, version);
    this.events.push(event);
    if (stream.startsWith(nouns.assignment)) {
      const before = this.assignments.get(stream) ?? noAssignment;
      this.assignments.set(stream, evolveAssignment(before, event as unknown as Happened<AssignmentEvent>));
    }
    return position;
  }

  versionOf(stream: string): number {
    return this.versions.get(stream) ?? 0;
  }
}

export class LogClock {
  at = RECORDED_AT;

  now(): string {
    return this.at;
  }
}

/** Appends the events to the log one by one, when and as they were recorded; answers the log's last position. */
export async function appendAll(
  store: MemoryEventStore,
  events: readonly RecordedEvent[],
  clock = new LogClock(),
): Promise<number> {
  for (const event of events) {
    clock.at = event.recordedAt;
    const { commandId, actor, unit, occurredAt, stream, version, type, data } = event;
    await store.append({
      commandId,
      requestHash: '0'.repeat(64),
      actor,
      ...(unit === null ? {} : { unit }),
      occurredAt,
      streams: [{ stream, expectedVersion: version - 1, events: [{ type, data }] }],
    });
  }
  return store.lastPosition();
}

export function newLog(clock = new LogClock()): MemoryEventStore {
  return new MemoryEventStore({ clock });
}
