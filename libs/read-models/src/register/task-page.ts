import type { SelectQueryBuilder } from 'typeorm';
import { type Page, pageOf, pageSize, readCursor, writeCursor } from '../projecting/cursor.js';
import type { TaskRow, TaskVersionRow } from './register.entity.js';
import type { TaskFilter } from './task-filter.js';

/** `ordinal`: as the annex counts. `due`: first due first, undated last. */
export type TaskOrder = 'ordinal' | 'due';

export interface TaskRequest {
  readonly filter?: TaskFilter;
  readonly order?: TaskOrder;
  /** Rows a page, default 50, at most 200. */
  readonly limit?: number;
  readonly cursor?: string;
}

/** The page of a query over tasks or their versions, whose alias is `task`. Throws `CursorRefused`. */
export async function taskPage<Row extends TaskRow | TaskVersionRow>(
  query: SelectQueryBuilder<Row>,
  { order = 'ordinal', limit, cursor }: TaskRequest,
): Promise<Page<Row>> {
  const size = pageSize(limit);
  if (order === 'due') query.orderBy('task.dueOn').addOrderBy('task.sortKey').addOrderBy('task.id');
  else query.orderBy('task.sortKey').addOrderBy('task.id');
  if (cursor !== undefined) {
    const [first, second, third] = readTaskCursor(cursor, order);
    if (order === 'due')
      query.andWhere('(task.dueOn, task.sortKey, task.id) > (:first, :second, :third)', { first, second, third });
    else query.andWhere('(task.sortKey, task.id) > (:first, :second)', { first, second });
  }
  return pageOf(await query.limit(size + 1).getMany(), size, (last) => writeTaskCursor(order, last));
}

export function writeTaskCursor(order: TaskOrder, { dueOn, sortKey, id }: TaskKey): string {
  return writeCursor(`tasks by ${order}`, [dueOn, sortKey, id]);
}

type TaskKey = Pick<TaskRow, 'dueOn' | 'sortKey' | 'id'>;

/** The columns that the order goes by, of the row after which the page begins. Throws `CursorRefused`. */
export function readTaskCursor(cursor: string, order: TaskOrder): (string | number)[] {
  const [dueOn = '', sortKey = '', id = ''] = readCursor(cursor, `tasks by ${order}`, ['string', 'string', 'string']);
  return order === 'due' ? [dueOn, sortKey, id] : [sortKey, id];
}
