import type { NoticeItem, RecipientRole } from '#domain';
import { type DataSource, In, IsNull, LessThan, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { itemsPendingSql } from './items-pending.sql.js';
import { DeliveryRow, NoticeItemRow, NoticeRow } from './notices.entity.js';

/** Something that no notice tells yet. */
export interface PendingItem extends NoticeItem {
  readonly person: string;
  readonly as: RecipientRole;
  /** When the step was due; for an alarm, when it was raised. */
  readonly dueAt: string;
}

/** A composed notice that was neither sent nor given up. */
export interface UndeliveredNotice {
  readonly notice: string;
  readonly slot: string;
  /** Since it was composed or last replayed. */
  readonly attempts: number;
  /** When it was composed or last tried. */
  readonly since: string;
}

type PendingFound = Omit<PendingItem, 'position' | 'dueAt'> & {
  readonly position: string | number;
  readonly dueAt: Date;
};

const ON_THEIR_WAY: NoticeRow['status'][] = ['composed', 'failing'];

export interface NoticesRequest {
  readonly recipient?: string;
  readonly status?: NoticeRow['status'];
  readonly slot?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

/** What has to be told, the notices that tell it, and their delivery. */
export class NoticesQuery {
  constructor(private readonly source: DataSource) {}

  /** Whatever was due by the instant and stands in no notice yet, by person and position. */
  async dueBy(instant: string): Promise<PendingItem[]> {
    // A morning brings hundreds of thousands: as rows, not as entities.
    const rows: PendingFound[] = await this.source.query(itemsPendingSql, [instant]);
    return rows.map((row) => ({ ...row, position: Number(row.position), dueAt: row.dueAt.toISOString() }));
  }

  /** Whether anything was due by the instant and stands in no notice yet. */
  async anyDueBy(instant: string): Promise<boolean> {
    return this.source.getRepository(NoticeItemRow).existsBy({ notice: IsNull(), dueAt: LessThanOrEqual(instant) });
  }

  /** Notices that are composed or failing, oldest first. */
  async undelivered(): Promise<UndeliveredNotice[]> {
    const rows = await this.source.getRepository(NoticeRow).find({
      select: { id: true, slot: true, attempts: true, attemptsBefore: true, since: true },
      where: { status: In(ON_THEIR_WAY) },
      order: { since: 'asc', id: 'asc' },
    });
    return rows.map(undeliveredNoticeOf);
  }

  /** Assignments of which a notice of a morning before the slot is composed or failing. */
  async assignmentsBefore(slot: string): Promise<string[]> {
    const rows = await this.source.getRepository(NoticeRow).find({
      select: { id: true, items: true },
      where: { status: In(ON_THEIR_WAY), slot: LessThan(slot) },
    });
    return [...new Set(rows.flatMap(({ items }) => items.map(({ assignment }) => assignment)))];
  }

  /** How much is still to be told at an instant: items that stand in no notice, and notices that are on their way. */
  async waiting(instant: string): Promise<{ readonly items: number; readonly notices: number }> {
    const [items, notices] = await Promise.all([
      this.source.getRepository(NoticeItemRow).countBy({ notice: IsNull(), dueAt: LessThanOrEqual(instant) }),
      this.source.getRepository(NoticeRow).countBy({ status: In(ON_THEIR_WAY) }),
    ]);
    return { items, notices };
  }

  /** Notices that were given up or sent back at or after an instant, and not replayed since; oldest first, at most `limit`. */
  async givenUp(since: string, limit: number): Promise<readonly string[]> {
    const rows = await this.source.getRepository(NoticeRow).find({
      select: { id: true },
      where: { status: 'dead-lettered', since: MoreThanOrEqual(since) },
      order: { since: 'asc', id: 'asc' },
      take: limit,
    });
    return rows.map(({ id }) => id);
  }

  notice(id: string): Promise<NoticeRow | null> {
    return this.source.getRepository(NoticeRow).findOneBy({ id });
  }

  /** A page of notices, newest first. Throws `CursorRefused`. */
  async notices(request: NoticesRequest = {}): Promise<Page<NoticeRow>> {
    const size = pageSize(request.limit);
    const query = this.source.createQueryBuilder(NoticeRow, 'notice');
    const { recipient, status, slot } = request;
    for (const [column, value] of Object.entries({ recipient, status, slot }))
      if (value !== undefined) query.andWhere(`notice.${column} = :${column}`, { [column]: value });
    if (request.cursor !== undefined) {
      const [position] = readCursor(request.cursor, 'notices', ['number']);
      query.andWhere('notice.position < :position', { position });
    }
    const rows = await query
      .orderBy('notice.position', 'DESC')
      .limit(size + 1)
      .getMany();
    return pageOf(rows, size, (last) => writeCursor('notices', [last.position]));
  }

  /** The delivery log of a notice, in order. */
  deliveries(notice: string): Promise<DeliveryRow[]> {
    return this.source.getRepository(DeliveryRow).find({ where: { notice }, order: { position: 'asc' } });
  }

  /** The notices that tell an assignment's events, by the position of the event: for "why was I (not) reminded?". */
  async noticesAbout(
    assignment: string,
  ): Promise<readonly (Pick<NoticeItemRow, 'person' | 'position' | 'step'> & { readonly notice: NoticeRow | null })[]> {
    const items = await this.source.getRepository(NoticeItemRow).find({
      where: { assignment },
      order: { position: 'asc', person: 'asc' },
    });
    const ids = items.flatMap(({ notice }) => (notice === null ? [] : [notice]));
    const notices = ids.length === 0 ? [] : await this.source.getRepository(NoticeRow).findBy({ id: In(ids) });
    return items.map(({ person, position, step, notice }) => {
      return { person, position, step, notice: notices.find((each) => each.id === notice) ?? null };
    });
  }
}

export function pendingItemOf(row: NoticeItemRow): PendingItem {
  const { person, toldAs, assignment, task, step, position, dueAt } = row;
  return { person, as: toldAs, assignment, task, step, position, dueAt };
}

export function undeliveredNoticeOf({
  id,
  slot,
  attempts,
  attemptsBefore,
  since,
}: Pick<NoticeRow, 'id' | 'slot' | 'attempts' | 'attemptsBefore' | 'since'>): UndeliveredNotice {
  return { notice: id, slot, attempts: attempts - attemptsBefore, since };
}
