import type { DataSource } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { InboxItemRow, UnreadCount } from './inbox.entity.js';

export interface InboxRequest {
  readonly person: string;
  /** Only what was not acknowledged, or only what was; both without it. */
  readonly acknowledged?: boolean;
  readonly limit?: number;
  readonly cursor?: string;
}

/** What a person is told in the application. */
export class InboxQuery {
  constructor(private readonly source: DataSource) {}

  /** One item by the position that it tells; null when the person was not told of it. */
  item(person: string, position: number): Promise<InboxItemRow | null> {
    return this.source.getRepository(InboxItemRow).findOneBy({ person, position });
  }

  /** A page, newest first, and how many items the person has not acknowledged. Throws `CursorRefused`. */
  async inbox(request: InboxRequest): Promise<Page<InboxItemRow> & { readonly unread: number }> {
    const { person, acknowledged } = request;
    const size = pageSize(request.limit);
    const query = this.source.createQueryBuilder(InboxItemRow, 'item').where('item.person = :person', { person });
    if (acknowledged !== undefined) query.andWhere('item.acknowledged = :acknowledged', { acknowledged });
    if (request.cursor !== undefined) {
      const [position] = readCursor(request.cursor, 'inbox', ['number']);
      query.andWhere('item.position < :position', { position });
    }
    query.orderBy('item.position', 'DESC').limit(size + 1);
    const [rows, count] = await Promise.all([
      query.getMany(),
      this.source.getRepository(UnreadCount).findOneBy({ person }),
    ]);
    return { ...pageOf(rows, size, (last) => writeCursor('inbox', [last.position])), unread: count?.items ?? 0 };
  }
}
