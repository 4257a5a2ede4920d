import type { BoardGroup, Cell } from '#domain';
import { type DataSource, In } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import { UnitsQuery } from '../units/units.query.js';
import { AssignmentRow, DirectiveCount, DirectiveRow, PublishedCountRow, TaskRow } from './register.entity.js';
import { assignmentsWithin, directivesWithin, type Scope } from '../access/scope.js';
import { applyCountedFilter, applyTaskFilter, isCounted, type TaskFilter } from './task-filter.js';
import { taskPage, type TaskRequest } from './task-page.js';

export interface AssignmentRequest {
  /** This unit or one below it. */
  readonly unit?: string;
  readonly officer?: string;
  readonly cell?: Cell;
  readonly group?: BoardGroup;
  readonly status?: AssignmentRow['status'];
  readonly limit?: number;
  readonly cursor?: string;
}

/** The register: directives, their tasks, the tasks' assignments. */
export class RegisterQuery {
  private readonly units: UnitsQuery;

  constructor(private readonly source: DataSource) {
    this.units = new UnitsQuery(source);
  }

  /** A page of tasks and how many there are in all. Throws `CursorRefused`. */
  async tasks(request: TaskRequest = {}): Promise<Page<TaskRow> & { readonly total: number }> {
    const { filter = {} } = request;
    const units = filter.unit === undefined ? undefined : await this.units.subtree(filter.unit);
    const query = applyTaskFilter(this.source.createQueryBuilder(TaskRow, 'task'), filter, units);
    const [page, total] = await Promise.all([taskPage(query, request), this.countTasks(filter, units)]);
    return { ...page, total };
  }

  /** Null, too, for one that the reader may not see. */
  task(id: string, within?: Scope): Promise<TaskRow | null> {
    const query = this.source.createQueryBuilder(TaskRow, 'task').where('task.id = :id', { id });
    return applyTaskFilter(query, { within }, undefined).getOne();
  }

  /** The tasks among the ids that exist, by id. */
  async tasksByIds(ids: readonly string[]): Promise<Map<string, TaskRow>> {
    const rows = ids.length === 0 ? [] : await this.source.getRepository(TaskRow).findBy({ id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A task's assignments, those of the keeper first, then by id; at most `limit`. */
  async assignmentsOf(task: string, within?: Scope, limit = 500): Promise<AssignmentRow[]> {
    const query = this.source.createQueryBuilder(AssignmentRow, 'row').where('row.task = :task', { task });
    if (within !== undefined) assignmentsWithin(query, within);
    const rows = await query.orderBy('row.id').limit(limit).getMany();
    const keeps = (row: AssignmentRow): number => (row.id === row.keeper ? 0 : 1);
    return rows.sort((a, b) => keeps(a) - keeps(b));
  }

  /** Null, too, for one that the reader may not see. */
  assignment(id: string, within?: Scope): Promise<AssignmentRow | null> {
    const query = this.source.createQueryBuilder(AssignmentRow, 'row').where('row.id = :id', { id });
    return (within === undefined ? query : assignmentsWithin(query, within)).getOne();
  }

  /** A page of assignments, first due first. Throws `CursorRefused`. */
  async assignments(request: AssignmentRequest = {}): Promise<Page<AssignmentRow>> {
    const size = pageSize(request.limit);
    const query = this.source.createQueryBuilder(AssignmentRow, 'assignment');
    const { officer, cell, group: boardGroup, status } = request;
    for (const [column, value] of Object.entries({ officer, cell, boardGroup, status }))
      if (value !== undefined) query.andWhere(`assignment.${column} = :${column}`, { [column]: value });
    if (request.unit !== undefined)
      query.andWhere('assignment.unit = any(:units::uuid[])', { units: await this.units.subtree(request.unit) });
    if (request.cursor !== undefined) {
      const [due, id] = readCursor(request.cursor, 'assignments', ['string', 'string']);
      query.andWhere('(assignment.dueOn, assignment.id) > (:due, :id)', { due, id });
    }
    const rows = await query
      .orderBy('assignment.dueOn')
      .addOrderBy('assignment.id')
      .limit(size + 1)
      .getMany();
    return pageOf(rows, size, (last) => writeCursor('assignments', [last.dueOn, last.id]));
  }

  /** Newest first. */
  directives(within?: Scope, limit = 200): Promise<DirectiveRow[]> {
    const query = this.source.createQueryBuilder(DirectiveRow, 'directive');
    if (within !== undefined) directivesWithin(query, within);
    query.orderBy('directive.issuedOn', 'DESC').addOrderBy('directive.number').addOrderBy('directive.id');
    return query.limit(limit).getMany();
  }

  /** Null, too, for one that the reader may not see. */
  directive(id: string, within?: Scope): Promise<DirectiveRow | null> {
    const query = this.source.createQueryBuilder(DirectiveRow, 'directive').where('directive.id = :id', { id });
    return (within === undefined ? query : directivesWithin(query, within)).getOne();
  }

  async directivesByIds(ids: readonly string[]): Promise<Map<string, DirectiveRow>> {
    const unique = [...new Set(ids)];
    const rows = unique.length === 0 ? [] : await this.source.getRepository(DirectiveRow).findBy({ id: In(unique) });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The counts published about a directive, newest first. */
  publishedCounts(directive: string): Promise<PublishedCountRow[]> {
    return this.source.getRepository(PublishedCountRow).find({ where: { directive }, order: { position: 'desc' } });
  }

  /** From the counters where they know the filter, else counted over the index. */
  private async countTasks(filter: TaskFilter, units: readonly string[] | undefined): Promise<number> {
    if (!isCounted(filter))
      return applyTaskFilter(this.source.createQueryBuilder(TaskRow, 'task'), filter, units).getCount();
    const counting = this.source.createQueryBuilder(DirectiveCount, 'counted').select('sum(counted.tasks)', 'total');
    const sum = await applyCountedFilter(counting, filter).getRawOne<{ total: string | null }>();
    return Number(sum?.total ?? 0);
  }
}
