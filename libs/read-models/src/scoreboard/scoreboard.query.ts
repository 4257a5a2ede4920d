/**
 * The boards. Those of a directive count tasks, those of a unit count assignments, and no figure mixes the two. Those of now sum
 * counters: cost does not grow with the number of tasks. Those of the past count versions.
 */
import {
  BOARD_GROUPS,
  type BoardGroup,
  CELLS,
  type Cell,
  type Outlook,
  OUTLOOKS,
  type Reason,
  REASONS,
  REMAINDER_REASONS,
  type RemainderReason,
} from '#domain';
import type { DataSource } from 'typeorm';
import { dayOf, type Moment } from '../history/moment.js';
import { type Scope, tasksWithin } from '../access/scope.js';
import { applyTaskFilter } from '../register/task-filter.js';
import { cellsOfTasks, pastDirectiveCells, pastDirectiveCellsWithin, pastUnitCells } from '../history/past-cells.js';
import { PublishedCountRow, TaskRow } from '../register/register.entity.js';
import { UNDATED } from '../register/task-rows.js';
import { UnitsQuery } from '../units/units.query.js';
import type { UnitRow } from '../units/units.entity.js';
import type { DirectiveCell, UnitCell } from './board-cells.js';
import { directiveCountsSql } from './directive-counts.sql.js';
import { directiveTotalsSql } from './directive-totals.sql.js';
import { unitCountsSql } from './unit-counts.sql.js';

/** What both kinds of boards partition their total into: the cells sum to it, and so do the groups. */
export interface Tally {
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
}

export interface RateOf {
  readonly code: 'done-of-all' | 'done-of-due' | 'done-of-this-year';
  readonly numerator: number;
  readonly denominator: number;
}

export interface PublishedCount {
  readonly source: string;
  readonly asOf: string;
  readonly total: number;
  readonly parts: readonly { readonly label: string; readonly count: number }[];
  /** total minus the sum of its parts: tasks that whoever published it forgot. */
  readonly uncounted: number;
}

export interface DirectiveBoard extends Tally {
  /** Of what is open. */
  readonly reasons: Readonly<Record<Reason, number>>;
  readonly outlooks: Readonly<Record<Outlook, number>>;
  /** Why tasks are in the remainder; sums to the group `remainder`. */
  readonly remainder: readonly { readonly reason: RemainderReason; readonly count: number }[];
  readonly rates: readonly RateOf[];
  /** Newest first. */
  readonly published: readonly PublishedCount[];
}

export interface UnitBoard extends Tally {
  readonly unit: UnitRow;
  /** The unit's own, without those below it. */
  readonly own: Tally;
  /** Direct children with assignments anywhere below them, by code. */
  readonly children: readonly (Tally & { readonly unit: UnitRow })[];
}

export class ScoreboardQuery {
  private readonly units: UnitsQuery;

  constructor(private readonly source: DataSource) {
    this.units = new UnitsQuery(source);
  }

  /**
   * Tasks of a directive; all 0 for an unknown one. `today`: local day, for what is due by then and that year's. Without a moment as
   * of now, else as of it. Throws `TooManyTasks`.
   */
  async directive(directive: string, today: string, moment?: Moment, within?: Scope): Promise<DirectiveBoard> {
    const [cells, published] = await Promise.all([
      this.directiveCells(directive, moment, within),
      this.source.getRepository(PublishedCountRow).find({ where: { directive }, order: { position: 'desc' } }),
    ]);
    return {
      ...tally(cells),
      reasons: sums(REASONS, cells, (each) => each.reason),
      outlooks: sums(OUTLOOKS, cells, (each) => each.outlook),
      remainder: remainderOf(cells),
      rates: ratesOf(cells, today),
      published: published.filter((count) => wasPublished(count, moment)).map(publishedOf),
    };
  }

  /** Counters where all of the directive is seen; else the tasks that are seen, one by one. */
  private async directiveCells(directive: string, moment?: Moment, within?: Scope): Promise<DirectiveCell[]> {
    if (within === undefined) {
      return moment === undefined
        ? this.source.query<DirectiveCell[]>(directiveCountsSql, [directive])
        : pastDirectiveCells(this.source, directive, moment);
    }
    if (moment !== undefined) return pastDirectiveCellsWithin(this.source, directive, moment, within);
    const query = this.source.createQueryBuilder(TaskRow, 'task');
    return cellsOfTasks(await applyTaskFilter(query, { directive, within }, undefined).getMany());
  }

  /** Those tasks of each directive that a reader may see, 0 for one without any. */
  async directiveTotalsWithin(directives: readonly string[], within: Scope): Promise<Map<string, number>> {
    const query = this.source.createQueryBuilder(TaskRow, 'task').select('task.directive', 'directive');
    query.addSelect('count(*)::integer', 'total').where('task.directive = any(:asked::uuid[])', { asked: directives });
    const rows = await tasksWithin(query, within)
      .groupBy('task.directive')
      .getRawMany<{ directive: string; total: number }>();
    const found = new Map(rows.map((row) => [row.directive, row.total]));
    return new Map(directives.map((directive) => [directive, found.get(directive) ?? 0]));
  }

  /** Tasks of each directive, 0 for one without any. */
  async directiveTotals(directives: readonly string[]): Promise<Map<string, number>> {
    const rows: { directive: string; total: number }[] = await this.source.query(directiveTotalsSql, [directives]);
    const found = new Map(rows.map((row) => [row.directive, row.total]));
    return new Map(directives.map((directive) => [directive, found.get(directive) ?? 0]));
  }

  /** Assignments of a unit and of all below it, as of now or of a moment; null for an unknown unit. */
  async unit(unit: string, moment?: Moment): Promise<UnitBoard | null> {
    const [row, cells, children] = await Promise.all([
      this.units.find(unit),
      moment === undefined
        ? this.source.query<UnitCell[]>(unitCountsSql, [unit])
        : pastUnitCells(this.source, unit, moment),
      this.units.children(unit),
    ]);
    if (row === null) return null;
    const below = (child: string | null): UnitCell[] => cells.filter((each) => each.child === child);
    return {
      ...tally(cells),
      unit: row,
      own: tally(below(null)),
      children: children
        .map((child) => ({ ...tally(below(child.id)), unit: child }))
        .filter((child) => child.total > 0),
    };
  }
}

function tally(cells: readonly (DirectiveCell | UnitCell)[]): Tally {
  return {
    total: sum(cells),
    cells: sums(CELLS, cells, (each) => each.cell),
    groups: sums(BOARD_GROUPS, cells, (each) => each.group),
  };
}

function remainderOf(cells: readonly DirectiveCell[]): DirectiveBoard['remainder'] {
  const counts = sums(REMAINDER_REASONS, cells, (each) => each.remainder);
  return REMAINDER_REASONS.map((reason) => ({ reason, count: counts[reason] })).filter(({ count }) => count > 0);
}

function ratesOf(cells: readonly DirectiveCell[], today: string): RateOf[] {
  const due = cells.filter((each) => each.dueOn !== UNDATED && each.dueOn < today);
  const thisYear = cells.filter((each) => each.dueOn !== UNDATED && each.dueOn.slice(0, 4) === today.slice(0, 4));
  return [rate('done-of-all', cells), rate('done-of-due', due), rate('done-of-this-year', thisYear)];
}

function rate(code: RateOf['code'], cells: readonly DirectiveCell[]): RateOf {
  return { code, numerator: sum(cells.filter((each) => each.group === 'done')), denominator: sum(cells) };
}

function wasPublished({ position, asOf }: PublishedCountRow, moment: Moment | undefined): boolean {
  if (moment === undefined) return true;
  return moment.view === 'shown' ? position <= moment.position : asOf <= dayOf(moment);
}

function publishedOf({ source, asOf, total, parts }: PublishedCountRow): PublishedCount {
  return { source, asOf, total, parts, uncounted: total - sum(parts) };
}

function sums<Name extends string, Cells extends { readonly count: number }>(
  names: readonly Name[],
  cells: readonly Cells[],
  nameOf: (cell: Cells) => string,
): Record<Name, number> {
  const entries = names.map((name) => [name, sum(cells.filter((cell) => nameOf(cell) === name))]);
  return Object.fromEntries(entries) as Record<Name, number>;
}

function sum(cells: readonly { readonly count: number }[]): number {
  return cells.reduce((total, { count }) => total + count, 0);
}
