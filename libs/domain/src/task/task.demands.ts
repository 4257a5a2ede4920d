import { firstOf, name, optionalText, text } from '../log/demands.js';
import { refuse, type Refusal } from '../log/refusals.js';
import type { UnitState } from '../unit/unit.js';
import { soundDeadline } from './deadline.demands.js';
import type { Lead, TaskContent } from './task.js';

/** Units by id; one that is not registered is missing. */
export type KnownUnits = ReadonlyMap<string, UnitState>;

/** A task's events name every unit: this many fit an envelope, and their assignments fit one request. */
const mostUnits = 500;

/** What any draft must keep, whole or not: texts of bearable length, units that exist, a deadline that can be. */
export function soundContent(content: Partial<TaskContent>, units: KnownUnits): Refusal | undefined {
  const { ordinal, section, work, lead, cooperating, deliverable, deadline } = content;
  return (
    ifGiven(ordinal, (value) => name(value, 'ordinal')) ??
    ifGiven(section, (value) => optionalText(value, 'section')) ??
    ifGiven(work, (value) => text(value, 'work')) ??
    ifGiven(deliverable, (value) => optionalText(value, 'deliverable')) ??
    ifGiven(lead, (value) => soundLead(value, units)) ??
    ifGiven(cooperating, (value) => soundCell(value, 'cooperating', units)) ??
    ifGiven(deadline, (value) => soundDeadline(value, 'deadline'))
  );
}

function ifGiven<Value>(value: Value | undefined, demand: (value: Value) => Refusal | undefined): Refusal | undefined {
  return value === undefined ? undefined : demand(value);
}

function soundLead(lead: Lead, units: KnownUnits): Refusal | undefined {
  if (lead.relation === 'undetermined') return printed(lead.text, 'lead/text');
  const refusal = soundCell(lead, 'lead', units);
  if (refusal !== undefined) return refusal;
  const count = lead.units.length;
  const fits = lead.relation === 'one' ? count === 1 : lead.relation === 'joint' ? count > 1 : count > 0;
  return fits ? undefined : refuse('lead-count', 'lead/units');
}

function soundCell(
  cell: { readonly units: readonly string[]; readonly text: string },
  field: string,
  known: KnownUnits,
): Refusal | undefined {
  const { units } = cell;
  if (units.length > mostUnits) return refuse('too-many-units', `${field}/units`, { limit: mostUnits });
  if (new Set(units).size !== units.length) return refuse('unit-repeated', `${field}/units`);
  return (
    printed(cell.text, `${field}/text`) ??
    firstOf(units, (unit, index) => {
      const found = known.get(unit);
      return found === undefined || found.status === 'absent'
        ? refuse('unit-not-found', `${field}/units/${index}`)
        : undefined;
    })
  );
}

/** A cell as printed may be blank. */
function printed(value: string, field: string): Refusal | undefined {
  return value === '' ? undefined : text(value, field);
}
