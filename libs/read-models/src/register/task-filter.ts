import type { BoardGroup, Cell, Outlook, Reason, RemainderReason } from '#domain';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type DirectiveCount, DirectiveRow, EVERY_DIRECTIVE, type TaskColumns } from './register.entity.js';
import { type Scope, tasksWithin } from '../access/scope.js';
import { searchText } from './search-text.js';

/** All that is given must hold. */
export interface TaskFilter {
  readonly directive?: string;
  /** A lead unit of the task is this unit or below it. */
  readonly unit?: string;
  readonly cell?: Cell;
  readonly reason?: Reason;
  readonly outlook?: Outlook;
  readonly group?: BoardGroup;
  readonly remainder?: RemainderReason;
  readonly section?: string;
  /** Open, and its last day is this local day or an earlier one. */
  readonly dueBy?: string;
  /** Words to find, with or without tone marks, in any order, in work, ordinal, section, leads and deliverable. */
  readonly q?: string;
  /** What the reader may see; absent: everything. */
  readonly within?: Scope;
}

/** The filters that the directive's counters know; with these alone a total needs no scan. */
export type CountedFilter = Pick<
  TaskFilter,
  'directive' | 'cell' | 'reason' | 'outlook' | 'group' | 'remainder' | 'dueBy' | 'within'
>;

/** Counters know whole directives: they answer for who sees all units, with all restricted things or with none. */
export function isCounted(filter: TaskFilter): filter is CountedFilter {
  const { unit, section, q, within } = filter;
  const isWhole = within === undefined || (within.units === null && (within.restricted?.length ?? 0) === 0);
  return isWhole && unit === undefined && section === undefined && searchWords(q).length === 0;
}

const MOST_WORDS = 8;
const MOST_LETTERS = 200;

function searchWords(q: string | undefined): string[] {
  const folded = searchText((q ?? '').slice(0, MOST_LETTERS));
  return folded === '' ? [] : folded.split(' ').slice(0, MOST_WORDS);
}

/**
 * Narrows a query over tasks or their versions, whose alias is `task`. `units`: the ids of the filter's unit and of all below it.
 */
export function applyTaskFilter<Row extends TaskColumns>(
  query: SelectQueryBuilder<Row>,
  filter: TaskFilter,
  units: readonly string[] | undefined,
): SelectQueryBuilder<Row> {
  for (const [column, value] of Object.entries(countedColumns(filter)))
    query.andWhere(`task.${column} = :${column}`, { [column]: value });
  if (filter.section !== undefined) query.andWhere('task.section = :section', { section: filter.section });
  if (filter.dueBy !== undefined) applyDueBy(query, filter.dueBy);
  if (filter.within !== undefined) tasksWithin(query, filter.within);
  if (units !== undefined) query.andWhere('task.units && :units::uuid[]', { units });
  // Within a directive its rows are read: the index would first find the word in all the others.
  const text = filter.directive === undefined ? 'task.searchText' : `(task.searchText || '')`;
  for (const [index, word] of searchWords(filter.q).entries())
    query.andWhere(`${text} like :word${index}`, { [`word${index}`]: `%${escapeLike(word)}%` });
  return query;
}

/** How many tasks the counters have for such a filter: a query over the alias `counted`. */
export function applyCountedFilter(
  query: SelectQueryBuilder<DirectiveCount>,
  filter: CountedFilter,
): SelectQueryBuilder<DirectiveCount> {
  const { directive, ...columns } = countedColumns(filter);
  for (const [column, value] of Object.entries(columns))
    query.andWhere(`counted.${column} = :${column}`, { [column]: value });
  const seesRestricted = filter.within === undefined || filter.within.restricted === null;
  const restricted = query.subQuery().select('closed.id').from(DirectiveRow, 'closed');
  const closed = `counted.directive in ${restricted.where("closed.secrecy = 'restricted'").getQuery()}`;
  // The counter of all directives together has the open ones.
  if (directive === undefined) query.andWhere(`(counted.directive = :every${seesRestricted ? ` or ${closed}` : ''})`);
  else query.andWhere(`counted.directive = :directive${seesRestricted ? '' : ` and not ${closed}`}`);
  query.setParameters({ every: EVERY_DIRECTIVE, ...(directive === undefined ? {} : { directive }) });
  if (filter.dueBy !== undefined) applyDueBy(query, filter.dueBy);
  return query;
}

/** `undated` sorts after every day, so the comparison leaves it out. */
function applyDueBy<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, dueBy: string): void {
  query.andWhere(`${query.alias}.dueOn <= :dueBy`, { dueBy });
  query.andWhere(`${query.alias}.cell in ('open-in-term', 'open-overdue')`);
}

function countedColumns({ directive, cell, reason, outlook, group, remainder }: CountedFilter): Record<string, string> {
  const all = { directive, cell, reason, outlook, boardGroup: group, remainder };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function escapeLike(word: string): string {
  return word.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
