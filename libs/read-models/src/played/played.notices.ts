import type { RecordedEvent } from '#event-store';
import { NoticeItemRow, NoticeRow } from '../notices/notices.entity.js';
import { noticesProjection } from '../notices/notices.projection.js';
import {
  pendingItemOf,
  type PendingItem,
  type UndeliveredNotice,
  undeliveredNoticeOf,
} from '../notices/notices.query.js';
import { MemoryRows } from '../projecting/memory.rows.js';
import { byText } from './by-text.js';

/** What has to be told and the notices that tell it, from rows in memory. */
export class PlayedNotices {
  private readonly rows = new MemoryRows(noticesProjection);
  private readonly untold = this.rows.choose(NoticeItemRow, ({ notice }) => notice === null);
  private readonly underWay = this.rows.choose(
    NoticeRow,
    ({ status }) => status === 'composed' || status === 'failing',
  );
  private readonly pages = this.rows.choose(NoticeRow, ({ kind }) => kind === 'monday-page');

  apply(events: readonly RecordedEvent[]): void {
    this.rows.apply(events);
  }

  async dueBy(instant: string): Promise<readonly PendingItem[]> {
    const due = [...this.untold.all()].filter(({ dueAt }) => dueAt <= instant);
    return due
      .sort((a, b) => byText(a.person, b.person) || a.position - b.position || byText(a.assignment, b.assignment))
      .map(pendingItemOf);
  }

  async anyDueBy(instant: string): Promise<boolean> {
    for (const { dueAt } of this.untold.all()) if (dueAt <= instant) return true;
    return false;
  }

  async list(): Promise<readonly UndeliveredNotice[]> {
    const rows = [...this.underWay.all()].sort((a, b) => byText(a.since, b.since) || byText(a.id, b.id));
    return rows.map(undeliveredNoticeOf);
  }

  async assignmentsBefore(slot: string): Promise<readonly string[]> {
    const earlier = [...this.underWay.all()].filter((notice) => notice.slot < slot);
    return earlier.flatMap(({ items }) => items.map(({ assignment }) => assignment));
  }

  /** Whether a page of the week was composed for a local day in this span, for anybody. */
  async composedBetween(from: string, to: string): Promise<boolean> {
    return [...this.pages.all()].some(({ slot }) => slot >= from && slot <= to);
  }
}
