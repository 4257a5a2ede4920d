import type { DataSource } from 'typeorm';
import { pageSize } from '../projecting/cursor.js';
import { TimelineEntryRow } from './timeline.entity.js';

export interface TimelineRequest {
  readonly task: string;
  /** Beside what is about the whole task, only what is about these assignments; absent: about all. */
  readonly assignments?: readonly string[];
  /** Only what is older than this position. */
  readonly before?: number;
  readonly limit?: number;
}

export interface TimelinePage {
  readonly items: readonly TimelineEntryRow[];
  /** Position to give as `before` for what is older; absent on the last page. */
  readonly next?: number;
}

/** What happened to a task. */
export class TimelineQuery {
  constructor(private readonly source: DataSource) {}

  /** Newest first. */
  async page({ task, assignments, before, limit }: TimelineRequest): Promise<TimelinePage> {
    const size = pageSize(limit);
    const query = this.source.createQueryBuilder(TimelineEntryRow, 'entry').where('entry.task = :task', { task });
    if (before !== undefined) query.andWhere('entry.position < :before', { before });
    if (assignments !== undefined)
      query.andWhere('(entry.assignment is null or entry.assignment = any(:assignments::uuid[]))', { assignments });
    const rows = await query
      .orderBy('entry.position', 'DESC')
      .limit(size + 1)
      .getMany();
    const items = rows.slice(0, size);
    const last = items.at(-1);
    return rows.length > size && last !== undefined ? { items, next: last.position } : { items };
  }
}
