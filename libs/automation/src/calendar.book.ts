import { CALENDAR_STREAM, evolveCalendar, noCalendar, type CalendarState, type WorkingCalendar } from '#domain';
import type { EventStore } from '#event-store';
import { foldStream } from './fold-stream.js';

/** The working calendar in force, read from the log; only what was published since the last look is read again. */
export class CalendarBook {
  private state: CalendarState = noCalendar;
  private version = 0;

  constructor(private readonly store: Pick<EventStore, 'readStream'>) {}

  /** Null while none is published: then nobody is written to. */
  async inForce(): Promise<WorkingCalendar | null> {
    const newer = await this.store.readStream(CALENDAR_STREAM, this.version);
    this.state = foldStream(evolveCalendar, this.state, newer);
    this.version = newer.at(-1)?.version ?? this.version;
    return this.state.status === 'published' ? this.state.calendar : null;
  }
}
