import type { AssignmentState } from '../assignment/assignment.js';
import type { Deadline } from '../deadline/deadline.js';
import type { TaskState } from '../task/task.js';
import { assignmentCell, isDone, relationOf, taskCell } from './cell.js';
import type { Cell, IssuedTask } from './cell.js';
import { assignmentOutlook, taskOutlook } from './outlook.js';
import type { Outlook } from './outlook.js';
import { assignmentReason, taskReason } from './reason.js';
import type { Reason } from './reason.js';

/** The headline of a board. Every task is in exactly one group, so the groups sum to the total. */
export const BOARD_GROUPS = ['done', 'on-schedule', 'behind-or-at-risk', 'not-implementable', 'remainder'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** Why something is in the remainder: it is counted, and said to be unclassed. */
export const REMAINDER_REASONS = ['lead-undetermined', 'draft', 'voided', 'continuous', 'undated'] as const;
export type RemainderReason = (typeof REMAINDER_REASONS)[number];

/** The three answers and the place on the board. `remainder` is set exactly when the group is the remainder. */
export interface Answer {
  readonly cell: Cell;
  readonly reason: Reason;
  readonly outlook: Outlook | null;
  readonly group: BoardGroup;
  readonly remainder: RemainderReason | null;
}

/** Work without an end is continuous; anything else without a day is undated. */
function remainderOf(deadline: Deadline): RemainderReason {
  return deadline.precision === 'continuous' || deadline.precision === 'recurring' ? 'continuous' : 'undated';
}

/** The group of the headline that the three answers lead to; `done`: completed, dated or not. */
export function boardGroupOf(
  { cell, reason, outlook }: Pick<Answer, 'cell' | 'reason' | 'outlook'>,
  done: boolean,
): BoardGroup {
  if (done) return 'done';
  if (reason === 'not-implementable') return 'not-implementable';
  if (cell === 'outside') return 'remainder';
  return cell === 'open-overdue' || outlook === 'at-risk' ? 'behind-or-at-risk' : 'on-schedule';
}

function answer(
  deadline: Deadline,
  answers: { readonly cell: Cell; readonly reason: Reason; readonly outlook: Outlook | null },
  done: boolean,
): Answer {
  const group = boardGroupOf(answers, done);
  return { ...answers, group, remainder: group === 'remainder' ? remainderOf(deadline) : null };
}

/** The answers about one assignment; null before it is opened: then there is nothing to count. */
export function assignmentAnswer(state: AssignmentState): Answer | null {
  if (state.status === 'absent') return null;
  const answers = { cell: assignmentCell(state), reason: assignmentReason(state), outlook: assignmentOutlook(state) };
  return answer(state.deadline, answers, state.status === 'completed');
}

/** What a task's own counters need of one of its assignments. */
export interface AssignmentPart extends Answer {
  readonly completed: boolean;
}

export function assignmentPart(state: AssignmentState): AssignmentPart | null {
  const answers = assignmentAnswer(state);
  return answers === null ? null : { ...answers, completed: state.status === 'completed' };
}

function unissued(remainder: RemainderReason): Answer {
  return { cell: 'outside', reason: 'none', outlook: null, group: 'remainder', remainder };
}

function isCompleted(task: IssuedTask, parts: readonly AssignmentPart[]): boolean {
  if (parts.length === 0) return false;
  return relationOf(task) === 'each' ? parts.every((part) => part.completed) : (parts[0]?.completed ?? false);
}

/**
 * The answers about one task. `parts` are those of its assignments in the order in which the task was issued to them; empty for a
 * draft. Null for a task that was never drafted.
 */
export function taskAnswer(task: TaskState, parts: readonly AssignmentPart[]): Answer | null {
  switch (task.status) {
    case 'absent':
      return null;
    case 'voided':
      return unissued('voided');
    case 'draft':
      return unissued(task.lead.relation === 'undetermined' ? 'lead-undetermined' : 'draft');
    case 'issued':
      return issuedAnswer(task, parts);
  }
}

function issuedAnswer(task: IssuedTask, parts: readonly AssignmentPart[]): Answer {
  const relation = relationOf(task);
  if (relation === null) return unissued('lead-undetermined');
  const cell = taskCell(
    relation,
    parts.map((part) => part.cell),
  );
  const open = parts.filter((part) => !part.completed).map((part) => part.reason);
  const outlooks = cell === 'open-in-term' ? parts.map((part) => part.outlook) : [];
  const done = isCompleted(task, parts) || isDone(cell);
  return answer(
    task.deadline,
    { cell, reason: done ? 'none' : taskReason(relation, open), outlook: taskOutlook(relation, outlooks) },
    done,
  );
}

/** Counts of a board; the groups sum to the total, and so do the cells. */
export interface Partition {
  readonly total: number;
  readonly cells: Readonly<Record<Cell, number>>;
  readonly groups: Readonly<Record<BoardGroup, number>>;
  readonly remainder: readonly { readonly reason: RemainderReason; readonly count: number }[];
}

/** Sums answers up. Remainder reasons that nothing has are left out. */
export function partition(answers: readonly Answer[]): Partition {
  const cells: Record<Cell, number> = {
    'done-on-time': 0,
    'done-late': 0,
    'open-in-term': 0,
    'open-overdue': 0,
    outside: 0,
  };
  const groups: Record<BoardGroup, number> = {
    done: 0,
    'on-schedule': 0,
    'behind-or-at-risk': 0,
    'not-implementable': 0,
    remainder: 0,
  };
  for (const one of answers) {
    cells[one.cell] += 1;
    groups[one.group] += 1;
  }
  const remainder = REMAINDER_REASONS.map((reason) => ({
    reason,
    count: answers.filter((one) => one.remainder === reason).length,
  })).filter(({ count }) => count > 0);
  return { total: answers.length, cells, groups, remainder };
}
