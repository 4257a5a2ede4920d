import { addDays, BOARD_GROUPS, type BoardGroup, type Cell, CELLS, daysBetween } from '#domain';
import type { DataSource } from 'typeorm';
import { directiveTrendSql } from './directive-trend.sql.js';
import { unitTrendSql } from './unit-trend.sql.js';

/** What a board showed at the end of a local day. */
export interface TrendPoint {
  readonly day: string;
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
}

/** Both ends included; days in Asia/Ho_Chi_Minh. */
export interface TrendSpan {
  readonly from: string;
  readonly to: string;
}

interface Change {
  readonly day: string;
  readonly cell: Cell;
  readonly group: BoardGroup;
  readonly change: number;
}

/** So many points make a line; a longer span has one for each whole number of days. */
const MOST_POINTS = 370;

/**
 * How boards changed over days, from counters that events moved on the day on which they were recorded: the cost grows with the
 * days, not with the tasks.
 */
export class TrendQuery {
  constructor(private readonly source: DataSource) {}

  /** Tasks of a directive at the end of each day. */
  async directive(directive: string, span: TrendSpan): Promise<TrendPoint[]> {
    return pointsOf(await this.source.query<Change[]>(directiveTrendSql, [directive, span.to]), span);
  }

  /** Assignments of a unit and of all below it at the end of each day. */
  async unit(unit: string, span: TrendSpan): Promise<TrendPoint[]> {
    return pointsOf(await this.source.query<Change[]>(unitTrendSql, [unit, span.to]), span);
  }
}

function pointsOf(changes: readonly Change[], { from, to }: TrendSpan): TrendPoint[] {
  const cells = zeroes(CELLS);
  const groups = zeroes(BOARD_GROUPS);
  const points: TrendPoint[] = [];
  let next = 0;
  for (const day of daysOf(from, to)) {
    for (let change = changes[next]; change !== undefined && change.day <= day; change = changes[(next += 1)]) {
      cells[change.cell] += change.change;
      groups[change.group] += change.change;
    }
    const total = Object.values(groups).reduce((sum, count) => sum + count, 0);
    points.push({ day, total, cells: { ...cells }, groups: { ...groups } });
  }
  return points;
}

/** Equal steps that end on the last day. */
function daysOf(from: string, to: string): string[] {
  const span = daysBetween(from, to);
  if (span < 0) return [];
  const step = Math.ceil((span + 1) / MOST_POINTS);
  const count = Math.floor(span / step) + 1;
  return Array.from({ length: count }, (_, index) => addDays(to, -step * (count - 1 - index)));
}

function zeroes<Name extends string>(names: readonly Name[]): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;
}
