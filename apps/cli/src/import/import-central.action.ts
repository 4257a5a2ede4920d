import { planUnitImport, recordCommands, tally, type ListedUnit } from '#application';
import { centralAgenciesOn, localDay } from '#domain';
import { REGISTRAR } from './console.actors.js';
import { atDesk, type ImportOptions } from './desk.js';
import { reportOf } from './import.report.js';

export interface CentralOptions extends ImportOptions {
  /** The local day on which the agencies exist; today when it is not given. */
  readonly on?: string;
}

/** Registers the central agencies of a day, those with a code of the register left as they are. */
export async function importCentral(options: CentralOptions): Promise<void> {
  await atDesk(options, REGISTRAR, async (desk) => {
    const { register, at, by } = desk;
    const listed = centralAgenciesOn(options.on ?? localDay(at)).map(
      ({ code, name, nameEn, kind }, index): ListedUnit => ({
        row: index + 1,
        line: index + 1,
        code,
        name,
        nameEn,
        kind,
        parent: null,
        field: null,
      }),
    );
    const units = register === null ? [] : await register.tables.units();
    const registered = new Map(units.map(({ code, id }) => [code, id]));
    const plan = planUnitImport({ units: listed, registered, at, by });
    const fresh = plan.commands.filter(({ code }) => !registered.has(code));
    const writes = register !== null && options.dryRun !== true;
    const rowOf = new Map(plan.rows.map(({ code, row }) => [code, row]));
    const recorded = tally(
      writes ? await recordCommands(register, fresh, 'units', desk) : [],
      fresh.map(({ code }) => rowOf.get(code) ?? 0),
    );
    const { rows, accepted, rejected, kinds } = plan.summary;
    const alreadyThere = recorded.alreadyThere + plan.commands.length - fresh.length;
    const details = plan.rows.map(({ code, name, ...row }) => ({ ...row, readAs: { code, name } }));
    const counts = { rows, accepted, warned: 0, rejected, kinds };
    return reportOf({ what: 'units', ...counts, dryRun: !writes, ...recorded, alreadyThere, notes: [], details });
  });
}
