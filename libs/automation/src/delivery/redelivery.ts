import { nextWorkingInstant } from '#domain';
import type { Clock } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import { nextTryAt } from './retry.js';
import type { UndeliveredNotices } from './undelivered-notices.port.js';

export interface RedeliveryPorts {
  readonly undelivered: UndeliveredNotices;
  readonly calendar: CalendarBook;
  readonly clock: Clock;
}

/** Finds from the log's state what should be tried now or later: what a queue forgot, and what failed before. */
export class Redelivery {
  constructor(private readonly ports: RedeliveryPorts) {}

  /** Notices that may be tried now, oldest first. */
  async due(): Promise<readonly string[]> {
    const now = this.ports.clock.now();
    return (await this.tries(now)).filter(({ at }) => at <= now).map(({ notice }) => notice);
  }

  /** The earliest instant after `since` at which a notice may be tried; null when none waits. */
  async nextAt(since: string): Promise<string | null> {
    const later = (await this.tries(since)).map(({ at }) => at).filter((at) => at > since);
    return later.sort()[0] ?? null;
  }

  /** When each may be tried, seen from an instant. */
  private async tries(now: string): Promise<readonly { readonly notice: string; readonly at: string }[]> {
    const calendar = await this.ports.calendar.inForce();
    if (calendar === null) return [];
    const open = nextWorkingInstant(calendar, now);
    return (await this.ports.undelivered.list()).map((notice) => ({
      notice: notice.notice,
      at: latest(nextTryAt(notice, calendar), open),
    }));
  }
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}
