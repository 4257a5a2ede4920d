import { type BoardGroup, boardGroupOf } from '#domain';
import type { EventStore } from '#event-store';
import type { DataSource } from 'typeorm';
import { type Page, pageSize } from '../projecting/cursor.js';
import { assignmentsWithin, type Scope } from '../access/scope.js';
import { AssignmentRow, TaskRow, TaskVersionRow } from '../register/register.entity.js';
import { registerProjection } from '../register/register.projection.js';
import { applyTaskFilter, type TaskFilter } from '../register/task-filter.js';
import { readTaskCursor, taskPage, type TaskOrder, type TaskRequest, writeTaskCursor } from '../register/task-page.js';
import { UnitsQuery } from '../units/units.query.js';
import { foldedRows } from './folded-rows.js';
import { knownAssignmentsSql } from './known-assignments.sql.js';
import { type KnownStanding, knownTasks } from './known-tasks.js';
import { dayOf, type Moment } from './moment.js';

/** So many tasks are classed anew for one answer about what is known now; beyond it the question must be narrower. */
const MOST_KNOWN = 5_000;

/** More tasks than can be classed for one answer. */
export class TooManyTasks extends Error {
  constructor(readonly most: number) {
    super(`more than ${most} tasks: ask about one directive, section or unit`);
    this.name = 'TooManyTasks';
  }
}

export interface PastTask {
  readonly task: TaskRow;
  readonly assignments: readonly AssignmentRow[];
}

/** The register as of an instant. */
export class HistoryQuery {
  private readonly units: UnitsQuery;

  constructor(private readonly source: DataSource) {
    this.units = new UnitsQuery(source);
  }

  /** A page of tasks as of the moment, and how many there are in all. Throws `CursorRefused`, and `TooManyTasks`. */
  async tasks(request: TaskRequest, moment: Moment): Promise<Page<TaskRow> & { readonly total: number }> {
    const { filter = {} } = request;
    const units = filter.unit === undefined ? undefined : await this.units.subtree(filter.unit);
    if (moment.view === 'known') return this.knownPage(request, units, moment);
    const query = applyTaskFilter(this.versions(moment.position), filter, units);
    const [page, total] = await Promise.all([taskPage(query.clone(), request), query.getCount()]);
    return { ...page, total };
  }

  /** Every task of the directive as of the moment. Throws `TooManyTasks`. */
  async tasksOf(directive: string, moment: Moment & { readonly view: 'known' }, within?: Scope): Promise<TaskRow[]> {
    return knownTasks(this.source, await this.candidates({ directive, within }, undefined), moment);
  }

  /** Those tasks of the directive that the reader may see, as they were shown at a position of the log. */
  shownTasksOf(directive: string, position: number, within: Scope): Promise<TaskRow[]> {
    return applyTaskFilter(this.versions(position), { directive, within }, undefined).getMany();
  }

  /**
   * A task and its assignments as of the moment, the keeper's first, at most 500; null when it was not there. As shown then they are
   * folded from the log.
   */
  async task(
    id: string,
    moment: Moment,
    store: Pick<EventStore, 'readStreams'>,
    within?: Scope,
  ): Promise<PastTask | null> {
    const asked = this.source.createQueryBuilder(TaskRow, 'task').where('task.id = :id', { id });
    const now = await applyTaskFilter(asked, { within }, undefined).getOne();
    if (now === null) return null;
    const query = this.source.createQueryBuilder(AssignmentRow, 'row').where('row.task = :id', { id });
    if (within !== undefined) assignmentsWithin(query, within);
    const assignments = await query.orderBy('row.id').limit(500).getMany();
    assignments.sort((a, b) => Number(b.id === b.keeper) - Number(a.id === a.keeper));
    return moment.view === 'known'
      ? this.knownTask(now, assignments, moment)
      : this.shownTask(id, assignments, moment.position, store);
  }

  private async shownTask(
    id: string,
    assignments: readonly AssignmentRow[],
    position: number,
    store: Pick<EventStore, 'readStreams'>,
  ): Promise<PastTask | null> {
    const ids = assignments.map((row) => row.id);
    const [task, streams] = await Promise.all([
      this.versions(position).andWhere('task.id = :id', { id }).getOne(),
      store.readStreams([id, ...ids]),
    ]);
    if (task === null) return null;
    const rows = foldedRows(registerProjection, [...streams.values()].flat(), position);
    const then = new Map(rows(AssignmentRow).map((row) => [row.id, row]));
    return { task, assignments: ids.flatMap((assignment) => then.get(assignment) ?? []) };
  }

  private async knownTask(now: TaskRow, rows: readonly AssignmentRow[], moment: Moment): Promise<PastTask | null> {
    const [task] = await knownTasks(this.source, [now], moment);
    if (task === undefined) return null;
    if (task.status !== 'issued') return { task, assignments: [] };
    const asked = [moment.instant, dayOf(moment), rows.map((row) => row.id)];
    const found = await this.source.query<(KnownStanding & { id: string })[]>(knownAssignmentsSql, asked);
    const standings = new Map(found.map((standing) => [standing.id, standing]));
    const assignments = rows.map((row) => {
      const standing = standings.get(row.id);
      return standing === undefined ? row : standingThen(row, standing);
    });
    return { task, assignments };
  }

  /** Tasks in their last version up to a position; the alias is `task`. */
  private versions(position: number) {
    return this.source
      .createQueryBuilder(TaskVersionRow, 'task')
      .where('task.position <= :position', { position })
      .andWhere((outer) => {
        const later = outer.subQuery().select('1').from(TaskVersionRow, 'later');
        later.where('later.id = task.id and later.position > task.position and later.position <= :position');
        return `not exists ${later.getQuery()}`;
      });
  }

  /** Tasks that the filter's lasting parts choose: what a task is, not how it stands. */
  private async candidates(filter: TaskFilter, units: readonly string[] | undefined): Promise<TaskRow[]> {
    const { directive, section, q, within } = filter;
    const query = applyTaskFilter(
      this.source.createQueryBuilder(TaskRow, 'task'),
      { directive, section, q, within },
      units,
    );
    const rows = await query
      .orderBy('task.sortKey')
      .addOrderBy('task.id')
      .limit(MOST_KNOWN + 1)
      .getMany();
    if (rows.length > MOST_KNOWN) throw new TooManyTasks(MOST_KNOWN);
    return rows;
  }

  private async knownPage(request: TaskRequest, units: readonly string[] | undefined, moment: Moment) {
    const { filter = {}, order = 'ordinal', cursor } = request;
    const size = pageSize(request.limit);
    const all = await knownTasks(this.source, await this.candidates(filter, units), moment);
    const keys = all.filter((row) => fits(row, filter)).map((row) => ({ row, key: orderKey(row, order) }));
    keys.sort((a, b) => (a.key < b.key ? -1 : 1));
    const after = cursor === undefined ? '' : keyText(readTaskCursor(cursor, order));
    const left = keys.filter(({ key }) => key > after);
    const items = left.slice(0, size).map(({ row }) => row);
    const last = items.at(-1);
    const more = last !== undefined && left.length > size;
    return { items, total: keys.length, ...(more ? { next: writeTaskCursor(order, last) } : {}) };
  }
}

function standingThen(row: AssignmentRow, { cell, reason, outlook, completed }: KnownStanding): AssignmentRow {
  const boardGroup: BoardGroup = boardGroupOf({ cell, reason, outlook }, completed);
  return { ...row, cell, reason, outlook, boardGroup, completedOn: completed ? row.completedOn : null };
}

function fits(row: TaskRow, { cell, reason, outlook, group, remainder, dueBy }: TaskFilter): boolean {
  const wanted: readonly (readonly [unknown, unknown])[] = [
    [cell, row.cell],
    [reason, row.reason],
    [outlook, row.outlook],
    [group, row.boardGroup],
    [remainder, row.remainder],
  ];
  if (wanted.some(([asked, found]) => asked !== undefined && asked !== found)) return false;
  return dueBy === undefined || (row.dueOn <= dueBy && (row.cell === 'open-in-term' || row.cell === 'open-overdue'));
}

function orderKey({ dueOn, sortKey, id }: TaskRow, order: TaskOrder): string {
  return keyText(order === 'due' ? [dueOn, sortKey, id] : [sortKey, id]);
}

function keyText(parts: readonly (string | number)[]): string {
  return parts.join('\u0001');
}
