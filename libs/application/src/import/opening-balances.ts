/** The opening balances of an annex's rows, beside its drafts: which drafts come with a past, and which wait until a cell is mended. */
import type { AskedBalance } from '#domain';
import type { TableRow } from './columns.js';
import type { BalanceFinding } from './opening-balance.findings.js';
import type { PlannedDraft } from './planned-task.js';
import { readOpeningBalance, type BalanceTable, type ReadBalance } from './read-opening-balance.js';

export interface OpeningBalances {
  /** By row: what it was read as. Empty when the table has no column of a balance. */
  readonly rows: ReadonlyMap<number, ReadBalance>;
}

/** Reads the balance of every row that makes a draft; a row in parts has one for all of them. */
export function readOpeningBalances(
  drafts: readonly PlannedDraft[],
  rows: readonly TableRow[],
  table: BalanceTable,
): OpeningBalances {
  const deadlines = new Map(drafts.map(({ row, command }) => [row, command.deadline]));
  const read = rows.flatMap((row): (readonly [number, ReadBalance])[] => {
    const deadline = deadlines.get(row.row);
    return deadline === undefined ? [] : [[row.row, readOpeningBalance(row, deadline, table)]];
  });
  return { rows: new Map(read) };
}

export function balanceOf({ rows }: OpeningBalances, row: number): AskedBalance | undefined {
  return rows.get(row)?.balance ?? undefined;
}

/** A row that says something that cannot be so: its draft is not issued with the others. */
export function isHeld({ rows }: OpeningBalances, row: number): boolean {
  return rows.get(row)?.held ?? false;
}

export function balanceFindings({ rows }: OpeningBalances, row: number): readonly BalanceFinding[] {
  return rows.get(row)?.findings ?? [];
}

/** A row with a finding of its balance is to be looked at, unless it is rejected anyway. */
export function statusWith<Status extends string>(
  row: { readonly status: Status },
  found: readonly object[],
): Status | 'warned' {
  return row.status === 'rejected' || found.length === 0 ? row.status : 'warned';
}

/** Rows by what became of them, findings of the balance included. */
export function countStatuses(details: readonly { readonly status: 'accepted' | 'warned' | 'rejected' }[]) {
  const counts = { accepted: 0, warned: 0, rejected: 0 };
  for (const { status } of details) counts[status] += 1;
  return counts;
}

/** How often each standing was read, and how many rows are held back; null for a table without balances. */
export function countBalances({ rows }: OpeningBalances): Readonly<Record<string, number>> | null {
  const counts: Record<string, number> = {};
  for (const { balance, held } of rows.values()) {
    const standing = held ? 'held' : balance?.standing.status;
    if (standing !== undefined) counts[standing] = (counts[standing] ?? 0) + 1;
  }
  return Object.keys(counts).length === 0 ? null : counts;
}
