import type { DataSource } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { type Scope, toldWithin } from '../access/scope.js';
import { InboxItemRow, UnreadCount } from './inbox.entity.js';

export interface InboxRequest {
  readonly person: string;
  /** Only what was not acknowledged, or only what was; both without it. */
  readonly acknowledged?: boolean;
  /** What the reader may see in the present role; absent: everything. */
  readonly within?: Scope;
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
    if (request.within !== undefined) toldWithin(query, request.within);
    if (acknowledged !== undefined) query.andWhere('item.acknowledged = :acknowledged', { acknowledged });
    if (request.cursor !== undefined) {
      const [position] = readCursor(request.cursor, 'inbox', ['number']);
      query.andWhere('item.position < :position', { position });
    }
    query.orderBy('item.position', 'DESC').limit(size + 1);
    const [rows, count] = await Promise.all([query.getMany(), this.unread(person, request.within)]);
    return { ...pageOf(rows, size, (last) => writeCursor('inbox', [last.position])), unread: count };
  }

  /** From the counter where everything is seen. */
  private async unread(person: string, within: Scope | undefined): Promise<number> {
    if (within === undefined) return (await this.source.getRepository(UnreadCount).findOneBy({ person }))?.items ?? 0;
    const unread = this.source.createQueryBuilder(InboxItemRow, 'item').where('item.person = :person', { person });
    return toldWithin(unread.andWhere('not item.acknowledged'), within).getCount();
  }
}
