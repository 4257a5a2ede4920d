import type { AssignmentState } from '../assignment/assignment.js';
import type { LeadRelation, TaskState } from '../task/task.js';

/**
 * The first of the three answers. The flags of a state say which boundaries time has crossed, so nothing here looks at a clock:
 * the same state gives the same answer at any time.
 */
export const CELLS = ['done-on-time', 'done-late', 'open-in-term', 'open-overdue', 'outside'] as const;
export type Cell = (typeof CELLS)[number];

/** Where an assignment stands. Undated and continuous work is outside, done or not: it had no term to keep. */
export function assignmentCell(state: AssignmentState): Cell {
  if (state.status === 'absent') return 'outside';
  if (state.status === 'completed') {
    if (state.onTime === null) return 'outside';
    return state.onTime ? 'done-on-time' : 'done-late';
  }
  if (state.dueAt === null) return 'outside';
  return state.overdue ? 'open-overdue' : 'open-in-term';
}

/** The worst comes first: a group's task is overdue while one unit is, and done when all are. */
const WORST_FIRST: readonly Cell[] = ['open-overdue', 'open-in-term', 'done-late', 'done-on-time'];

/**
 * The cell of an issued task from those of its assignments, in the order in which the task names its leads. One and joint: the
 * first unit keeps the file and answers for all. Each: done when all are, late when one was.
 */
export function taskCell(relation: LeadRelation, cells: readonly Cell[]): Cell {
  if (relation !== 'each') return cells[0] ?? 'outside';
  return WORST_FIRST.find((cell) => cells.includes(cell)) ?? 'outside';
}

export function isDone(cell: Cell): boolean {
  return cell === 'done-on-time' || cell === 'done-late';
}

export function isOpen(cell: Cell): boolean {
  return cell === 'open-in-term' || cell === 'open-overdue';
}

export type IssuedTask = Extract<TaskState, { status: 'issued' }>;

/** The relation of an issued task's leads; null while the lead is undetermined, which an issued task never is. */
export function relationOf(task: IssuedTask): LeadRelation | null {
  return task.lead.relation === 'undetermined' ? null : task.lead.relation;
}
