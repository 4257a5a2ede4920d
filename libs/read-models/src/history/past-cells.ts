/** What the boards of the past are summed from. */
import { boardGroupOf } from '#domain';
import type { DataSource } from 'typeorm';
import type { Scope } from '../access/scope.js';
import type { TaskRow } from '../register/register.entity.js';
import type { DirectiveCell, UnitCell } from '../scoreboard/board-cells.js';
import { HistoryQuery } from './history.query.js';
import type { KnownStanding } from './known-tasks.js';
import { knownUnitCountsSql } from './known-unit-counts.sql.js';
import { dayOf, type Moment } from './moment.js';
import { shownDirectiveCountsSql } from './shown-directive-counts.sql.js';
import { shownUnitCountsSql } from './shown-unit-counts.sql.js';

/** Tasks of a directive as of the moment. Throws `TooManyTasks`. */
export async function pastDirectiveCells(
  source: DataSource,
  directive: string,
  moment: Moment,
): Promise<DirectiveCell[]> {
  if (moment.view === 'shown') return source.query(shownDirectiveCountsSql, [directive, moment.position]);
  return cellsOfTasks(await new HistoryQuery(source).tasksOf(directive, moment));
}

/** Those tasks of a directive that a reader may see, as of the moment. Throws `TooManyTasks`. */
export async function pastDirectiveCellsWithin(
  source: DataSource,
  directive: string,
  moment: Moment,
  within: Scope,
): Promise<DirectiveCell[]> {
  const history = new HistoryQuery(source);
  return cellsOfTasks(
    moment.view === 'shown'
      ? await history.shownTasksOf(directive, moment.position, within)
      : await history.tasksOf(directive, moment, within),
  );
}

/** A cell a task. */
export function cellsOfTasks(tasks: readonly TaskRow[]): DirectiveCell[] {
  return tasks.map(({ dueOn, cell, reason, outlook, boardGroup, remainder }) => ({
    dueOn,
    cell,
    reason,
    outlook: outlook ?? '',
    group: boardGroup,
    remainder: remainder ?? '',
    count: 1,
  }));
}

type KnownCount = KnownStanding & Pick<UnitCell, 'child' | 'count'>;

/** Assignments of a unit's subtree as of the moment. */
export async function pastUnitCells(source: DataSource, unit: string, moment: Moment): Promise<UnitCell[]> {
  if (moment.view === 'shown') return source.query(shownUnitCountsSql, [unit, moment.position]);
  const asked = [moment.instant, dayOf(moment), unit];
  const counts = await source.query<KnownCount[]>(knownUnitCountsSql, asked);
  return counts.map(({ child, count, completed, ...standing }) => ({
    child,
    count,
    cell: standing.cell,
    group: boardGroupOf(standing, completed),
  }));
}
