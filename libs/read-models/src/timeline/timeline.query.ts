import { type DataSource, LessThan } from 'typeorm';
import { pageSize } from '../projecting/cursor.js';
import { TimelineEntryRow } from './timeline.entity.js';

export interface TimelineRequest {
  readonly task: string;
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
  async page({ task, before, limit }: TimelineRequest): Promise<TimelinePage> {
    const size = pageSize(limit);
    const rows = await this.source.getRepository(TimelineEntryRow).find({
      where: { task, ...(before === undefined ? {} : { position: LessThan(before) }) },
      order: { position: 'desc' },
      take: size + 1,
    });
    const items = rows.slice(0, size);
    const last = items.at(-1);
    return rows.length > size && last !== undefined ? { items, next: last.position } : { items };
  }
}
