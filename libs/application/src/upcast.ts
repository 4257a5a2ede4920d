import type { DondocEvent, EventType, Happened } from '#domain';
import type { RecordedEvent } from '#event-store';

type Data = object;

/** Brings data of one shape to the next: `from[n]` turns version n into n + 1. The meaning of an event never changes. */
export interface Upcasters {
  readonly from: Readonly<Record<number, (data: Data) => Data>>;
}

/** Event types whose data once had another shape. */
const upcasters: Readonly<Partial<Record<EventType, Upcasters>>> = {
  // In the first shape a directive is open; in the second it may be restricted, which a release that knows the first must not take for open.
  DirectiveRegistered: { from: { 1: (data) => data } },
};

/** The version under which an event is written: the oldest whose readers understand all of it. */
export function schemaVersionOf(event: DondocEvent): number {
  return event.type === 'DirectiveRegistered' && event.data.secrecy !== 'open' ? 2 : 1;
}

/** An older release reads what a newer one wrote: it must not guess. */
export class EventFromTheFuture extends Error {
  constructor(
    readonly type: string,
    readonly schemaVersion: number,
  ) {
    super(`an event ${type} has data of version ${schemaVersion}, which this release does not know`);
    this.name = 'EventFromTheFuture';
  }
}

/**
 * A recorded event in the present shape of its type. The one place where what the log holds is taken for an event of the domain.
 * Throws `EventFromTheFuture`.
 */
export function upcast(
  event: RecordedEvent,
  registry: Readonly<Partial<Record<string, Upcasters>>> = upcasters,
): Happened<DondocEvent> {
  const known = registry[event.type]?.from ?? {};
  const current = Object.keys(known).length + 1;
  if (event.schemaVersion > current) throw new EventFromTheFuture(event.type, event.schemaVersion);
  let data: Data = event.data;
  for (let version = event.schemaVersion; version < current; version += 1) data = known[version]?.(data) ?? data;
  return { ...event, data } as unknown as Happened<DondocEvent>;
}
