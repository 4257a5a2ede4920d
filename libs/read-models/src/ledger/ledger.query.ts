import type { DataSource } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { type Scope, toldWithin } from '../access/scope.js';
import { LedgerEntryRow, type LedgerOutcome } from './ledger.entity.js';

export interface LedgerRequest {
  /** Local days, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly person?: string;
  /** The lead unit. */
  readonly unit?: string;
  readonly assignment?: string;
  readonly outcome?: LedgerOutcome;
  /** What the reader may see: lines about assignments alone, as a message may tell of others; absent: everything. */
  readonly within?: Scope;
  readonly limit?: number;
  readonly cursor?: string;
}

/** Who was told what, and who was not, and why. */
export class LedgerQuery {
  constructor(private readonly source: DataSource) {}

  /** A page in the order of the log. Throws `CursorRefused`. */
  async entries(request: LedgerRequest = {}): Promise<Page<LedgerEntryRow>> {
    const size = pageSize(request.limit);
    const query = this.source.createQueryBuilder(LedgerEntryRow, 'entry');
    const { from, to, person, unit, assignment, outcome } = request;
    if (from !== undefined) query.andWhere('entry.day >= :from', { from });
    if (to !== undefined) query.andWhere('entry.day <= :to', { to });
    if (person !== undefined) query.andWhere('entry.persons @> array[:person]::text[]', { person });
    for (const [column, value] of Object.entries({ unit, assignment, outcome }))
      if (value !== undefined) query.andWhere(`entry.${column} = :${column}`, { [column]: value });
    if (request.within !== undefined) toldWithin(query, request.within);
    if (request.cursor !== undefined) {
      const [position, item] = readCursor(request.cursor, 'ledger', ['number', 'string']);
      query.andWhere('(entry.position, entry.item) > (:position, :item)', { position, item });
    }
    const rows = await query
      .orderBy('entry.position')
      .addOrderBy('entry.item')
      .limit(size + 1)
      .getMany();
    return pageOf(rows, size, (last) => writeCursor('ledger', [last.position, last.item]));
  }
}
