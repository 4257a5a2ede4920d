/**
 * Functions by which the tables of one projection ask another's, as the reader and under its conditions. They find the other schema by
 * its name when they run: a condition that named the table itself would go with it when a rebuild throws the old generation away.
 */
const asking = (name: string, security: 'invoker' | 'definer', exists: string) => /* sql */ `
  create or replace function ${name}(asked uuid) returns boolean
    language plpgsql stable parallel safe security ${security} set search_path = pg_catalog, pg_temp
    as $$ begin return exists (${exists}); end $$;
  revoke execute on function ${name} from public;
  grant execute on function ${name} to dondoc_reader, dondoc_reader_whole`;

export const seesTaskSql = (register: string): string =>
  asking('sees_task', 'invoker', `select from ${register}.task t where t.id = asked`);

/** A function is planned once a connection; the condition itself would be planned with every query that names the directives. */
export const seesTaskOfSql = (register: string): string =>
  asking('sees_task_of', 'invoker', `select from ${register}.task t where t.directive = asked`);

/**
 * The directives of which a task was issued to the units of a setting, found once a query by the indexes of tasks: asked for each
 * directive, all tasks of those that are not seen would be read. It tells ids alone, by the reader's own context.
 */
export const directivesWorkedSql = (register: string): string => /* sql */ `
  create or replace function directives_worked(setting text) returns setof uuid
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      ids uuid[] := nullif(current_setting(setting, true), '')::uuid[];
      names text[] := ids::text[];
    begin
      return query
        select distinct t.directive from ${register}.task t
        where t.status = 'issued' and t.restricted = (setting = 'dondoc.restricted')
          and (t.units && ids or (t.cooperating -> 'units') ?| names);
    end $$;
  revoke execute on function directives_worked from public;
  grant execute on function directives_worked to dondoc_reader`;

export const seesAssignmentSql = (register: string): string =>
  asking('sees_assignment', 'invoker', `select from ${register}.assignment a where a.id = asked`);

/** Whether an assignment is restricted, also to whom it is hidden: what tells of it must be hidden, too. */
export const isRestrictedSql = (register: string): string =>
  asking('is_restricted', 'definer', `select from ${register}.assignment a where a.id = asked and a.restricted`);

/** What tells of no assignment, of an open one, or of one that is seen. */
export const notHidden = '(assignment is null or not is_restricted(assignment) or sees_assignment(assignment))';
