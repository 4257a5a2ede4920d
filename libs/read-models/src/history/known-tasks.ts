/** Tasks as they stood at an instant, by what is known now: their rows of today with other answers. */
import { type AssignmentPart, boardGroupOf, type Cell, type Outlook, type Reason } from '#domain';
import type { DataSource } from 'typeorm';
import type { TaskRow } from '../register/register.entity.js';
import { answerColumns, answerOf, countDone, noParts, partsFrom } from '../register/standing.js';
import { knownPartsSql } from './known-parts.sql.js';
import { dayOf, type Moment } from './moment.js';
import { tasksDraftedSql } from './tasks-drafted.sql.js';

export interface KnownStanding {
  readonly cell: Cell;
  readonly reason: Reason;
  readonly outlook: Outlook | null;
  readonly completed: boolean;
}

type KnownPart = KnownStanding & { readonly task: string; readonly keeps: boolean; readonly count: number };

/**
 * Those of the tasks that were there at the moment, in the order given: issued by its day, else drafted by its instant. A task that
 * was issued later counts as the draft that it was.
 */
export async function knownTasks(source: DataSource, rows: readonly TaskRow[], moment: Moment): Promise<TaskRow[]> {
  const day = dayOf(moment);
  const isIssued = ({ issuedOn }: TaskRow): boolean => issuedOn !== null && issuedOn <= day;
  const [parts, drafted] = await Promise.all([
    partsAt(source, rows.filter(isIssued), moment),
    draftedBy(
      source,
      rows.filter((row) => !isIssued(row)),
      moment,
    ),
  ]);
  return rows
    .filter((row) => isIssued(row) || drafted.has(row.id))
    .map((row) => (isIssued(row) ? issuedThen(row, parts.get(row.id) ?? []) : draftThen(row)));
}

async function partsAt(source: DataSource, rows: readonly TaskRow[], moment: Moment) {
  const asked = [moment.instant, dayOf(moment), rows.map((row) => row.id)];
  const found = rows.length === 0 ? [] : await source.query<KnownPart[]>(knownPartsSql, asked);
  const byTask = new Map<string, KnownPart[]>();
  for (const part of found) byTask.set(part.task, [...(byTask.get(part.task) ?? []), part]);
  return byTask;
}

async function draftedBy(source: DataSource, rows: readonly TaskRow[], { instant }: Moment): Promise<Set<string>> {
  const ids = rows.map((row) => row.id);
  const found = ids.length === 0 ? [] : await source.query<{ id: string }[]>(tasksDraftedSql, [ids, instant]);
  return new Set(found.map(({ id }) => id));
}

function issuedThen(row: TaskRow, known: readonly KnownPart[]): TaskRow {
  const parts = partsFrom(known.map(({ keeps, count, ...standing }) => ({ keeps, count, part: partOf(standing) })));
  const then = { ...row, parts, done: countDone(parts) };
  const answers = answerColumns(answerOf(then));
  return { ...then, ...answers, completedOn: answers.boardGroup === 'done' ? row.completedOn : null };
}

function draftThen(row: TaskRow): TaskRow {
  if (row.status === 'voided') return row;
  const draft = { ...row, status: 'draft' as const, issuedOn: null, parts: noParts, assignments: 0, done: 0 };
  return { ...draft, completedOn: null, ...answerColumns(answerOf(draft)) };
}

function partOf({ cell, reason, outlook, completed }: KnownStanding): AssignmentPart {
  const answers = { cell, reason, outlook };
  return { ...answers, completed, group: boardGroupOf(answers, completed), remainder: null };
}
