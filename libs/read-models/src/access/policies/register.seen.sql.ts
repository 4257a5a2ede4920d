import { EVERY_DIRECTIVE } from '../../register/register.entity.js';
import { cleared, closedUnits, givesWork, type SeenTables, throughUnits, type Units, units, within } from './seen.js';
import { directivesWorkedSql, seesTaskOfSql } from './sees.sql.js';

/** The views read as their owner: conditions that looked at each other's tables would go round for ever. */
const followedUp = (among: Units): string =>
  `directive in (select id from ${among === units ? 'followed_up' : 'followed_up_restricted'})`;

/**
 * Issued to one of the units, to lead it or to cooperate in it. Nearly every task has one lead and nobody to cooperate: arrays are
 * compared only where that does not decide it.
 */
const worked = (among: Units): string => /* sql */ `
  units[1] in ${among.set} or (cardinality(units) > 1 and units && ${among.ids}) or (
    jsonb_array_length(cooperating -> 'units') > 0 and jsonb_exists_any(cooperating -> 'units', ${among.texts}))`;

const task = throughUnits(
  'restricted',
  (among) => `(${followedUp(among)} or (status = 'issued' and (${worked(among)})))`,
);

const assignment = throughUnits(
  'restricted',
  (among) => `(${within('unit', among)} or ${within('owner_unit', among)})`,
);
const version = throughUnits('restricted', (among) => within('unit', among));
const open = `not restricted or ${cleared}`;

const ofOwner = throughUnits("(secrecy = 'restricted')", (among) => within('owner_unit', among));

/**
 * With a task that is seen. Through few units that is a set of directives; through many, nearly every directive has such a task, and the
 * first one that is found decides.
 */
const withSeenTask = /* sql */ `case
  when secrecy = 'restricted' then id in (select directives_worked('dondoc.restricted'))
  when cardinality(${units.ids}) > 200 then sees_task_of(id)
  else id in (select directives_worked('dondoc.units')) end`;

/** What is told of a directive as a whole is for who follows it up; of all directives together, for who reads the whole register. */
const ofWhole = {
  scoped: followedUp(units),
  whole: `directive = '${EVERY_DIRECTIVE}' or directive in (select id from directive)`,
};

const ofUnit = { scoped: `${givesWork} or ${within('unit')}` };

export const registerSeenSql = (register: string): SeenTables => ({
  before: /* sql */ `
    ${seesTaskOfSql(register)};
    ${directivesWorkedSql(register)};
    create or replace view followed_up as
      select id from directive where ${ofOwner};
    create or replace view followed_up_restricted as
      select id from directive where ${within('owner_unit', closedUnits)};
    grant select on followed_up, followed_up_restricted to dondoc_reader`,
  tables: {
    directive: {
      scoped: `(${ofOwner}) or ${withSeenTask}`,
      whole: `secrecy <> 'restricted' or ${cleared}`,
    },
    published_count: {
      scoped: 'exists (select from directive d where d.id = published_count.directive)',
      whole: 'exists (select from directive d where d.id = published_count.directive)',
    },
    task: { scoped: task, whole: open },
    task_version: { scoped: task, whole: open },
    assignment: { scoped: assignment, whole: open },
    assignment_version: {
      scoped: `(${version}) or exists (select from assignment a where a.id = assignment_version.id)`,
      whole: open,
    },
    directive_count: ofWhole,
    directive_total: ofWhole,
    directive_day: ofWhole,
    unit_count: ofUnit,
    unit_day: ofUnit,
  },
});
