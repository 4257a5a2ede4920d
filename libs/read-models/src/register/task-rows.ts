/** The rows of tasks: what a document says, and how the task stands. */
import { dueAt, localDay, type TaskContent } from '#domain';
import type { Recorded } from '../projecting/projection.js';
import type { TaskRow } from './register.entity.js';
import { searchText } from './search-text.js';
import { type AnswerColumns, answerColumns, answerOf, countDone, leadOf, noParts } from './standing.js';
import type { TaskParts } from './task-parts.js';

/** In place of the day of a deadline where there is none; sorts after every day. */
export const UNDATED = 'undated';

type Stamp = Pick<TaskRow, 'version' | 'position'>;
type Unanswered = Omit<TaskRow, keyof AnswerColumns>;

/** Ordinals sort as people count: numbers padded to eight digits. */
export function sortKeyOf(ordinal: string): string {
  return ordinal.slice(0, 64).replaceAll(/\d+/g, (digits) => digits.padStart(8, '0'));
}

export function draftedRow({ stream, version, position, data }: Recorded<'TaskDrafted'>): TaskRow {
  const { source } = data;
  return answered({
    id: stream,
    ...contentColumns(data),
    status: 'draft',
    issuedOn: null,
    parts: noParts,
    assignments: 0,
    done: 0,
    completedOn: null,
    source: source === null ? null : { file: source.file, row: source.row },
    restricted: data.restricted === true,
    version,
    position,
  });
}

export function amendedRow(row: TaskRow, { version, position, data }: Recorded<'TaskAmended'>): TaskRow {
  if (row.status !== 'draft') return { ...row, version, position };
  const { directive, ordinal, section, work, cooperating, deliverable, deadline } = row;
  const content = { directive, ordinal, section, work, lead: leadOf(row), cooperating, deliverable, deadline };
  return answered({ ...row, ...contentColumns({ ...content, ...data.changes }), version, position });
}

export function voidedRow(row: TaskRow, { version, position }: Recorded<'TaskVoided'>): TaskRow {
  return row.status === 'draft'
    ? answered({ ...row, status: 'voided', version, position })
    : { ...row, version, position };
}

export function issuedRow(row: TaskRow, { version, position, data }: Recorded<'TaskIssued'>): TaskRow {
  if (row.status !== 'draft') return { ...row, version, position };
  return answered({
    ...row,
    status: 'issued',
    issuedOn: data.issuedOn,
    dueAt: data.dueAt,
    dueOn: dueDay(data.dueAt),
    assignments: data.assignments.length,
    version,
    position,
  });
}

/** The row after one of its assignments moved. */
export function rowWithParts(row: TaskRow, parts: TaskParts, completedOn: string | null, { position }: Stamp): TaskRow {
  const latest = completedOn === null || (row.completedOn ?? '') > completedOn ? row.completedOn : completedOn;
  return answered({ ...row, parts, done: countDone(parts), completedOn: latest, position });
}

function answered(row: Unanswered): TaskRow {
  return { ...row, ...answerColumns(answerOf(row)) };
}

function contentColumns(content: TaskContent) {
  const { directive, ordinal, section, work, lead, cooperating, deliverable, deadline } = content;
  const due = dueAt(deadline);
  return {
    directive,
    ordinal,
    sortKey: sortKeyOf(ordinal),
    section,
    work,
    leadText: lead.text,
    units: lead.relation === 'undetermined' ? [] : [...lead.units],
    relation: lead.relation,
    cooperating,
    deliverable,
    deadline,
    dueAt: due,
    dueOn: dueDay(due),
    searchText: searchText(ordinal, section, work, lead.text, deliverable),
  };
}

export function dueDay(instant: string | null): string {
  return instant === null ? UNDATED : localDay(instant);
}
