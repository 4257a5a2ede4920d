/** What follows from a change of a task's row: the directive's counters, its counters of the day, and the task's history. */
import { localDay } from '#domain';
import type { Envelope } from '#event-store';
import { add, type Emit, put } from '../projecting/projection.js';
import {
  DirectiveCount,
  DirectiveDay,
  DirectiveTotal,
  EVERY_DIRECTIVE,
  type TaskRow,
  TaskVersionRow,
} from './register.entity.js';

/** When the event that changed a row happened and was recorded. */
export type Times = Pick<Envelope, 'occurredAt' | 'recordedAt'>;

/** Counts the task where it stands now and no longer where it stood, and keeps the version that others may ask for later. */
export function settleTask(before: TaskRow | undefined, after: TaskRow, times: Times, emit: Emit): void {
  recount(before, after, emit);
  recountDay(before, after, localDay(times.recordedAt), emit);
  if (before === undefined || VERSIONED.some((column) => !same(before[column], after[column])))
    emit(put(TaskVersionRow, { ...after, occurredAt: times.occurredAt }));
}

/** What a list or a page of the past shows. Not `parts`: they move with every unit of a group. */
const VERSIONED = [
  'status',
  'cell',
  'reason',
  'outlook',
  'boardGroup',
  'remainder',
  'dueAt',
  'issuedOn',
  'completedOn',
  'assignments',
  'done',
  'searchText',
  'ordinal',
  'units',
  'relation',
  'deadline',
  'cooperating',
] as const satisfies readonly (keyof TaskRow)[];

function same(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === 'object' && JSON.stringify(one) === JSON.stringify(other));
}

function recount(before: TaskRow | undefined, after: TaskRow, emit: Emit): void {
  if (before !== undefined && sameCounter(before, after)) return;
  if (before !== undefined) count(before, -1, emit);
  count(after, 1, emit);
  if (before?.directive === after.directive) return;
  if (before !== undefined) emit(add(DirectiveTotal, { directive: before.directive }, { tasks: -1 }));
  emit(add(DirectiveTotal, { directive: after.directive }, { tasks: 1 }));
}

function count(task: TaskRow, tasks: number, emit: Emit): void {
  emit(add(DirectiveCount, counterOf(task), { tasks }));
  // Whoever looks at all directives together does not see the restricted ones by that.
  if (!task.restricted) emit(add(DirectiveCount, { ...counterOf(task), directive: EVERY_DIRECTIVE }, { tasks }));
}

type CounterKey = Omit<DirectiveCount, 'tasks'>;

function counterOf({ directive, dueOn, cell, reason, outlook, boardGroup, remainder }: TaskRow): CounterKey {
  return { directive, dueOn, cell, reason, outlook: outlook ?? '', boardGroup, remainder: remainder ?? '' };
}

function sameCounter(before: TaskRow, after: TaskRow): boolean {
  const old = counterOf(before);
  return Object.entries(counterOf(after)).every(([column, value]) => old[column as keyof CounterKey] === value);
}

function recountDay(before: TaskRow | undefined, after: TaskRow, day: string, emit: Emit): void {
  const { directive, cell, boardGroup } = after;
  if (before?.directive === directive && before.cell === cell && before.boardGroup === boardGroup) return;
  if (before !== undefined) {
    const left = { directive: before.directive, day, cell: before.cell, boardGroup: before.boardGroup };
    emit(add(DirectiveDay, left, { tasks: -1 }));
  }
  emit(add(DirectiveDay, { directive, day, cell, boardGroup }, { tasks: 1 }));
}
