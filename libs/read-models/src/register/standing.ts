/**
 * How a task stands follows from its assignments, of which a group's task has thousands: so the task's row keeps the keeper's
 * part and, of all parts, how many stand how. That is all that the answers about a task depend on.
 */
import {
  type Answer,
  type AssignmentPart,
  type BoardGroup,
  type Cell,
  type Lead,
  type Outlook,
  type Reason,
  type RemainderReason,
  taskAnswer,
  type TaskState,
} from '#domain';
import type { TaskRow } from './register.entity.js';
import type { TaskParts } from './task-parts.js';

export const noParts: TaskParts = { keeper: null, tally: {} };

/** A part as one word; equal parts have equal words. */
function codeOf(part: AssignmentPart): string {
  const { cell, reason, outlook, group, remainder, completed } = part;
  return [cell, reason, outlook ?? '', group, remainder ?? '', completed ? 'completed' : 'open'].join('/');
}

function partOf(code: string): AssignmentPart {
  const [cell, reason, outlook, group, remainder, completed] = code.split('/');
  return {
    cell: cell as Cell,
    reason: reason as Reason,
    outlook: outlook === '' ? null : (outlook as Outlook),
    group: group as BoardGroup,
    remainder: remainder === '' ? null : (remainder as RemainderReason),
    completed: completed === 'completed',
  };
}

/** One assignment went from one part (null: it was opened) to another. */
export function movePart(parts: TaskParts, from: AssignmentPart | null, to: AssignmentPart, keeps: boolean): TaskParts {
  const tally: Record<string, number> = { ...parts.tally };
  if (from !== null) {
    const left = (tally[codeOf(from)] ?? 0) - 1;
    if (left > 0) tally[codeOf(from)] = left;
    else delete tally[codeOf(from)];
  }
  tally[codeOf(to)] = (tally[codeOf(to)] ?? 0) + 1;
  return { keeper: keeps ? codeOf(to) : parts.keeper, tally };
}

/** Parts that were counted elsewhere. */
export function partsFrom(
  counted: readonly { readonly part: AssignmentPart; readonly keeps: boolean; readonly count: number }[],
): TaskParts {
  const tally: Record<string, number> = {};
  for (const { part, count } of counted) tally[codeOf(part)] = (tally[codeOf(part)] ?? 0) + count;
  const keeper = counted.find(({ keeps }) => keeps);
  return { keeper: keeper === undefined ? null : codeOf(keeper.part), tally };
}

export function countDone(parts: TaskParts): number {
  return Object.entries(parts.tally).reduce((sum, [code, count]) => sum + (partOf(code).completed ? count : 0), 0);
}

type Standing = Pick<TaskRow, 'status' | 'deadline' | 'relation' | 'leadText' | 'units' | 'parts'>;

/** The answers about a task from its row alone. */
export function answerOf(row: Standing & Omit<TaskRow, keyof Standing | keyof AnswerColumns>): Answer {
  const codes =
    row.relation === 'each' ? Object.keys(row.parts.tally) : [row.parts.keeper].filter((code) => code !== null);
  const answer = taskAnswer(stateOf(row), codes.map(partOf));
  // Null is for tasks that were never drafted, and those have no row.
  return answer ?? { cell: 'outside', reason: 'none', outlook: null, group: 'remainder', remainder: 'draft' };
}

export type AnswerColumns = Pick<TaskRow, 'cell' | 'reason' | 'outlook' | 'boardGroup' | 'remainder'>;

export function answerColumns({ cell, reason, outlook, group, remainder }: Answer): AnswerColumns {
  return { cell, reason, outlook, boardGroup: group, remainder };
}

function stateOf(row: Omit<TaskRow, keyof AnswerColumns>): TaskState {
  const { directive, ordinal, section, work, cooperating, deliverable, deadline, dueAt } = row;
  if (row.status === 'voided') return { status: 'voided', directive, reason: '' };
  const content = { directive, ordinal, section, work, lead: leadOf(row), cooperating, deliverable, deadline };
  return row.status === 'draft'
    ? { status: 'draft', ...content }
    : { status: 'issued', ...content, dueAt, assignments: [] };
}

export function leadOf({ relation, leadText, units }: Pick<TaskRow, 'relation' | 'leadText' | 'units'>): Lead {
  return relation === 'undetermined' ? { relation, text: leadText } : { relation, units, text: leadText };
}
