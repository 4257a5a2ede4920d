/** A place in a list, for keyset pages: where the last page ended, opaque to whoever carries it. */

/** The cursor was not made by this list in this order. */
export class CursorRefused extends Error {
  constructor() {
    super('the cursor does not belong to this list');
    this.name = 'CursorRefused';
  }
}

export interface Page<Row> {
  readonly items: readonly Row[];
  /** Give it back for what follows; absent on the last page. */
  readonly next?: string;
}

const MOST_ROWS = 200;
const DEFAULT_ROWS = 50;

export function pageSize(limit: number | undefined): number {
  return Math.max(1, Math.min(MOST_ROWS, Math.trunc(limit ?? DEFAULT_ROWS)));
}

export function writeCursor(order: string, values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify([order, ...values])).toString('base64url');
}

/** The values of a cursor of this order, all of one kind. Throws `CursorRefused`. */
export function readCursor(
  cursor: string,
  order: string,
  kinds: readonly ('string' | 'number')[],
): (string | number)[] {
  const [made, ...values] = parse(cursor);
  const fits = values.length === kinds.length && values.every((value, index) => typeof value === kinds[index]);
  if (made !== order || !fits) throw new CursorRefused();
  return values as (string | number)[];
}

/** A page from the rows of a query that asked for one more than the page holds. */
export function pageOf<Row>(rows: readonly Row[], size: number, cursorOf: (last: Row) => string): Page<Row> {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return rows.length > size && last !== undefined ? { items, next: cursorOf(last) } : { items };
}

function parse(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parsed) ? parsed : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
