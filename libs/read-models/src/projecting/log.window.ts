import type { EventStore, RecordedEvent } from '#event-store';

const MOST_EVENTS = 4_000;

/**
 * The newest stretch of the log, read once for all projections of a process. Positions are dense, so a place in the stretch
 * is a subtraction.
 */
export class LogWindow {
  private recent: RecordedEvent[] = [];
  private readonly reading = new Map<number, Promise<RecordedEvent[]>>();

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** Events with `position > after` in order, at most `limit`; empty at the end of the log. */
  async read(after: number, limit: number): Promise<readonly RecordedEvent[]> {
    const held = this.held(after, limit);
    if (held.length > 0) return held;
    const running = this.reading.get(after) ?? this.fetch(after, limit);
    return (await running).slice(0, limit);
  }

  private held(after: number, limit: number): readonly RecordedEvent[] {
    const first = this.recent[0]?.position;
    if (first === undefined || after < first - 1) return [];
    return this.recent.slice(after - first + 1, after - first + 1 + limit);
  }

  private fetch(after: number, limit: number): Promise<RecordedEvent[]> {
    const running = this.store
      .readAll(after, limit)
      .then((events) => this.keep(events))
      .finally(() => this.reading.delete(after));
    this.reading.set(after, running);
    return running;
  }

  private keep(events: RecordedEvent[]): RecordedEvent[] {
    const first = events[0]?.position;
    const last = this.recent.at(-1)?.position ?? 0;
    if (first === undefined || first <= last) return events;
    this.recent = (first === last + 1 ? [...this.recent, ...events] : events).slice(-MOST_EVENTS);
    return events;
  }
}
