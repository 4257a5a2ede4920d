/**
 * What a reader may see. A scope is the units of the reader's grant and all below it, or all units; without a scope, everything. Through
 * it are seen the issued tasks that one of them leads or cooperates in, whatever belongs to a directive that one of them follows up,
 * drafts too, and the assignments on either side. What belongs to a restricted directive is seen through fewer units, by the same
 * conditions. Every list, count, total and search narrows by these conditions and by no others.
 */
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { AssignmentRow, DirectiveRow, TaskRow } from '../register/register.entity.js';

export interface Scope {
  /** Null: all units. */
  readonly units: readonly string[] | null;
  /** Among them, those through which restricted things are seen; null: all units. */
  readonly restricted: readonly string[] | null;
}

/** Both are true of whoever may see a row: it is within the units, and where it is restricted, within the fewer ones. */
function within(scope: Scope, isRestricted: string, reaches: (units: string) => string): string {
  const open = scope.units === null ? 'true' : reaches(':within::uuid[]');
  if (scope.restricted === null) return open;
  const closed = scope.restricted.length === 0 ? 'false' : reaches(':withinRestricted::uuid[]');
  return `(${open} and (not ${isRestricted} or ${closed}))`;
}

function unitsOf({ units, restricted }: Scope): object {
  return { within: units ?? [], withinRestricted: restricted ?? [] };
}

/**
 * Units up to which a scope is looked for by the indexes: each side of the condition is one then that an index answers. Of a wider scope
 * most rows are seen, and each is asked whether it is.
 */
const NARROW = 200;

/** Narrows a query over tasks or their versions, whose alias is `task`. */
export function tasksWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const isNarrow = (scope.units?.length ?? Infinity) <= NARROW;
  const reaches = (units: string): string => {
    const owned = query
      .subQuery()
      .select('owned.id')
      .from(DirectiveRow, 'owned')
      .where(`owned.ownerUnit = any(${units})`)
      .getQuery();
    const followed = isNarrow ? `task.directive = any(array${owned})` : `task.directive in ${owned}`;
    const worked = `(task.units && ${units} or (task.cooperating -> 'units') ?| ${units}::text[])`;
    return `(${followed} or (task.status = 'issued' and ${worked}))`;
  };
  return query.andWhere(within(scope, 'task.restricted', reaches), unitsOf(scope));
}

/** Narrows a query over assignments, by the alias that it has. */
export function assignmentsWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  const reaches = (units: string): string => `(${alias}.unit = any(${units}) or ${alias}.ownerUnit = any(${units}))`;
  return query.andWhere(within(scope, `${alias}.restricted`, reaches), unitsOf(scope));
}

/** Narrows a query over directives, whose alias is `directive`: those of its own, and those with a task that is seen. */
export function directivesWithin(
  query: SelectQueryBuilder<DirectiveRow>,
  scope: Scope,
): SelectQueryBuilder<DirectiveRow> {
  const seen = query.subQuery().select('1').from(TaskRow, 'task').where('task.directive = directive.id');
  const sql = tasksWithin(seen, scope).getQuery();
  return query.andWhere(`(${ownedWithin(scope)} or exists ${sql})`, unitsOf(scope));
}

/** Narrows a query over directives, whose alias is `directive`, to those that the scope's units follow up. */
export function directivesOwnedWithin(
  query: SelectQueryBuilder<DirectiveRow>,
  scope: Scope,
): SelectQueryBuilder<DirectiveRow> {
  return query.andWhere(ownedWithin(scope), unitsOf(scope));
}

function ownedWithin(scope: Scope): string {
  return within(scope, "(directive.secrecy = 'restricted')", (units) => `directive.ownerUnit = any(${units})`);
}

/** Narrows a query over what tells of an assignment or of a task, by the alias that it has: a line of an inbox, a form. */
export function toldWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  const about = query.subQuery().select('1').from(AssignmentRow, 'about').where(`about.id = ${alias}.assignment`);
  const sql = assignmentsWithin(about, scope).getQuery();
  const open = scope.units === null ? 'true' : `(${alias}.unit = any(:within::uuid[]) or exists ${sql})`;
  query.andWhere(open, unitsOf(scope));
  return scope.restricted === null ? query : exceptRestricted(query, scope);
}

/** Leaves out what tells of a restricted assignment that is not seen, by the alias that the query has. */
export function exceptRestricted<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const hidden = query.subQuery().select('1').from(AssignmentRow, 'hidden');
  hidden.where(`hidden.id = ${query.alias}.assignment and hidden.restricted`);
  const sides = '(hidden.unit = any(:withinRestricted::uuid[]) or hidden.ownerUnit = any(:withinRestricted::uuid[]))';
  hidden.andWhere(`not ${sides}`);
  return query.andWhere(`not exists ${hidden.getQuery()}`, unitsOf(scope));
}

/** Whether a thing of a directive is seen by its owner's side: what this unit follows up. */
export function ownsWithin(
  scope: Scope | undefined,
  { ownerUnit, secrecy }: Pick<DirectiveRow, 'ownerUnit' | 'secrecy'>,
): boolean {
  if (scope === undefined) return true;
  const sees = (units: readonly string[] | null): boolean => units === null || units.includes(ownerUnit);
  return sees(scope.units) && (secrecy === 'open' || sees(scope.restricted));
}
