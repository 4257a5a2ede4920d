import { EVERY_DIRECTIVE } from '../../register/register.entity.js';
import { cleared, closedUnits, givesWork, type SeenTables, throughUnits, type Units, units, within } from './seen.js';
import { seesTaskOfSql } from './sees.sql.js';

/** The views read as their owner: conditions that looked at each other's tables would go round for ever. */
const followedUp = (among: Units): string =>
  `directive in (select id from ${among === units ? 'followed_up' : 'followed_up_restricted'})`;

/** Followed up by the reader's units, or issued to them, to lead or to cooperate. */
const task = throughUnits(
  'restricted',
  (among) => /* sql */ `${followedUp(among)} or (
    status = 'issued' and (units && ${among.ids} or jsonb_exists_any(cooperating -> 'units', ${among.texts})))`,
);

const assignment = throughUnits('restricted', (among) => `${within('unit', among)} or ${within('owner_unit', among)}`);
const version = throughUnits('restricted', (among) => within('unit', among));
const open = `not restricted or ${cleared}`;

/** What is told of a directive as a whole is for who follows it up; of all directives together, for who reads the whole register. */
const ofWhole = {
  scoped: followedUp(units),
  whole: `directive = '${EVERY_DIRECTIVE}' or directive in (select id from directive)`,
};

const ofUnit = { scoped: `${givesWork} or ${within('unit')}` };

export const registerSeenSql = (register: string): SeenTables => ({
  before: /* sql */ `
    ${seesTaskOfSql(register)};
    create or replace view followed_up as
      select id from directive where ${throughUnits("(secrecy = 'restricted')", (among) => within('owner_unit', among))};
    create or replace view followed_up_restricted as
      select id from directive where ${within('owner_unit', closedUnits)};
    grant select on followed_up, followed_up_restricted to dondoc_reader`,
  tables: {
    directive: {
      scoped: 'id in (select id from followed_up) or sees_task_of(id)',
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
