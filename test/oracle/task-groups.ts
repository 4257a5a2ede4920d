/** Where a task stands on a board, from its assignments: of several leads the first answers for all, in a group each for itself. */
import { list, type LogLine, record, text } from './fields.js';
import type { Followed } from './follow.js';

export type Group = 'done' | 'onSchedule' | 'late' | 'atRisk' | 'notImplementable' | 'remainder';

export interface TaskFacts {
  readonly id: string;
  /** The unit that follows its directive up. */
  readonly owner: string;
  readonly draftedAt: string;
  /** Null while it is a draft. */
  readonly issue: { readonly at: string; readonly each: boolean; readonly assignments: readonly string[] } | null;
}

export function tasksOf(lines: readonly LogLine[]): readonly TaskFacts[] {
  const owners = new Map<string, string>();
  const issues = new Map<string, TaskFacts['issue']>();
  for (const { type, stream, occurredAt, data } of lines) {
    if (type === 'DirectiveRegistered') owners.set(stream, text(data, 'ownerUnit'));
    if (type === 'TaskIssued') {
      const assignments = list(data, 'assignments').map((each) => text(record(each, 'assignment'), 'assignment'));
      issues.set(stream, { at: occurredAt, each: data['relation'] === 'each', assignments });
    }
  }
  return lines
    .filter(({ type }) => type === 'TaskDrafted')
    .map(({ stream, occurredAt, data }) => ({
      id: stream,
      owner: owners.get(text(data, 'directive')) ?? '',
      draftedAt: occurredAt,
      issue: issues.get(stream) ?? null,
    }));
}

/** Each task is in one group: what is not issued, or not due by a date, is the remainder until it is done. */
export function groupOf({ issue }: TaskFacts, followed: ReadonlyMap<string, Followed>, at: string): Group {
  if (issue === null || issue.at > at) return 'remainder';
  const all = issue.assignments.flatMap((id) => followed.get(id) ?? []);
  const parts = issue.each ? all : all.slice(0, 1);
  const standings = parts.map(({ standings: of }) => of.findLast(({ from }) => from <= at));
  const open = standings.filter((each) => each !== undefined && each.status !== 'completed');
  if (open.length === 0) return 'done';
  if (open.every((each) => each?.status === 'not-implementable')) return 'notImplementable';
  if (parts.some(({ due }) => due === null)) return 'remainder';
  if (open.some((each) => each?.overdue)) return 'late';
  return open.some(
    (each) => each?.lapsed || each?.extendedOften || each?.status === 'blocked' || each?.status === 'not-implementable',
  )
    ? 'atRisk'
    : 'onSchedule';
}
