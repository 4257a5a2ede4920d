/**
 * What a reader may see. A scope is the units of the reader's grant and all below them; without one, everything. Through it are seen
 * the issued tasks that one of them leads or cooperates in, whatever belongs to a directive that one of them follows up, drafts too, and
 * the assignments on either side. Every list, count, total and search narrows by these conditions and by no others.
 */
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { AssignmentRow, DirectiveRow, TaskRow } from '../register/register.entity.js';

export interface Scope {
  readonly units: readonly string[];
}

/** Narrows a query over tasks or their versions, whose alias is `task`. */
export function tasksWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const owned = query.subQuery().select('owned.id').from(DirectiveRow, 'owned');
  owned.where('owned.ownerUnit = any(:within::uuid[])');
  const worked = "(task.units && :within::uuid[] or jsonb_exists_any(task.cooperating -> 'units', :within::text[]))";
  return query.andWhere(`(task.directive in ${owned.getQuery()} or (task.status = 'issued' and ${worked}))`, {
    within: scope.units,
  });
}

/** Narrows a query over assignments, by the alias that it has. */
export function assignmentsWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  const sides = `(${alias}.unit = any(:within::uuid[]) or ${alias}.ownerUnit = any(:within::uuid[]))`;
  return query.andWhere(sides, { within: scope.units });
}

/** Narrows a query over directives, whose alias is `directive`: those of its own, and those with a task that is seen. */
export function directivesWithin(
  query: SelectQueryBuilder<DirectiveRow>,
  scope: Scope,
): SelectQueryBuilder<DirectiveRow> {
  const seen = query.subQuery().select('1').from(TaskRow, 'task').where('task.directive = directive.id');
  const sql = tasksWithin(seen, scope).getQuery();
  return query.andWhere(`(directive.ownerUnit = any(:within::uuid[]) or exists ${sql})`, { within: scope.units });
}

/** Narrows a query over what tells of an assignment or of a task, by the alias that it has: a line of an inbox. */
export function toldWithin<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  scope: Scope,
): SelectQueryBuilder<Row> {
  const { alias } = query;
  const about = query.subQuery().select('1').from(AssignmentRow, 'about').where(`about.id = ${alias}.assignment`);
  const sql = assignmentsWithin(about, scope).getQuery();
  return query.andWhere(`(${alias}.unit = any(:within::uuid[]) or exists ${sql})`, { within: scope.units });
}
