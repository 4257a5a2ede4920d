/**
 * The log of a Dutch municipality's permit intake (CoSeLoG, 4TU.ResearchData) as plain moments: a case begins, work is done on it, it ends.
 * One row of the file is one activity; the columns that begin with `case:` repeat what is known of the case.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface ReceiptCase {
  readonly id: string;
  readonly department: string;
  /** Empty for a case that no group is named for. */
  readonly group: string;
  readonly responsible: string;
  /** Instants, ISO 8601 in UTC with milliseconds. */
  readonly startedAt: string;
  readonly deadline: string;
  /** Null while the case is open. */
  readonly endedAt: string | null;
}

/** What happens at an instant, in the order of the log: at the same instant a case begins before it is worked on, and ends last. */
export type Moment =
  | { readonly kind: 'begin' | 'end'; readonly at: string; readonly case: ReceiptCase }
  | {
      readonly kind: 'work';
      readonly at: string;
      readonly case: ReceiptCase;
      readonly activity: string;
      readonly by: string;
    };

export interface ReceiptLog {
  readonly cases: readonly ReceiptCase[];
  readonly moments: readonly Moment[];
  /** Activities, which are the rows of the file. */
  readonly activities: number;
}

type Row = Readonly<Record<string, string>>;

/** Throws for a file that is no such log, and names the row. */
export function readReceiptLog(path: string): ReceiptLog {
  const rows: Row[] = parse(readFileSync(path, 'utf8'), { columns: true, bom: true });
  const cases = new Map<string, ReceiptCase>();
  const work = rows.map((row, index): Moment => {
    const line = index + 2;
    const id = cell(row, 'case:concept:name', line);
    const known = cases.get(id) ?? caseOf(row, line);
    cases.set(id, known);
    return {
      kind: 'work',
      at: instant(cell(row, 'time:timestamp', line), line),
      case: known,
      activity: cell(row, 'concept:name', line),
      by: cell(row, 'org:resource', line),
    };
  });
  const begins = [...cases.values()].map((each): Moment => ({ kind: 'begin', at: each.startedAt, case: each }));
  const ends = [...cases.values()].flatMap((each): Moment[] =>
    each.endedAt === null ? [] : [{ kind: 'end', at: each.endedAt, case: each }],
  );
  // Sorting is stable: moments of one instant keep this order, and the file's own within it.
  const moments = [...begins, ...work, ...ends].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return { cases: [...cases.values()], moments, activities: work.length };
}

function caseOf(row: Row, line: number): ReceiptCase {
  const end = row['case:enddate'] ?? '';
  return {
    id: cell(row, 'case:concept:name', line),
    department: cell(row, 'case:department', line),
    group: row['case:group'] ?? '',
    responsible: cell(row, 'case:responsible', line),
    startedAt: instant(cell(row, 'case:startdate', line), line),
    deadline: instant(cell(row, 'case:deadline', line), line),
    endedAt: end === '' ? null : instant(end, line),
  };
}

function cell(row: Row, column: string, line: number): string {
  const value = row[column];
  if (value === undefined || value === '') throw new Error(`line ${line}: no ${column}`);
  return value;
}

/** `2011-10-11 13:45:40.276000+02:00`, with or without a fraction; finer than milliseconds is cut off. */
function instant(text: string, line: number): string {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?[+-]\d{2}:\d{2}$/.test(text))
    throw new Error(`line ${line}: "${text}" is no instant with an offset`);
  return new Date(text.replace(' ', 'T')).toISOString();
}
