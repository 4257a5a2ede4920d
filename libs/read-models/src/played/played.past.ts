/**
 * The tables that automation reads, in memory, for a past that one process plays through: the handlers are those of the tables in
 * PostgreSQL, the answers are the same, and an instant costs no round trip. The tables themselves are filled from the log afterwards.
 */
import type { EventStore } from '#event-store';
import { PlayedForms } from './played.forms.js';
import { PlayedNotices } from './played.notices.js';
import { PlayedTimers } from './played.timers.js';

const PAGE = 2_000;

export class PlayedPast {
  readonly timers = new PlayedTimers();
  readonly notices = new PlayedNotices();
  readonly forms = new PlayedForms();
  private position = 0;

  constructor(private readonly store: Pick<EventStore, 'readAll'>) {}

  /** Until the rows show the log up to the position. Throws when a handler fails. */
  async reach(position: number): Promise<void> {
    while (this.position < position) {
      const events = await this.store.readAll(this.position, PAGE);
      for (const each of [this.timers, this.notices, this.forms]) each.apply(events);
      const last = events.at(-1);
      if (last === undefined) throw new RangeError(`the log ends at ${this.position}, before ${position}`);
      this.position = last.position;
    }
  }
}
