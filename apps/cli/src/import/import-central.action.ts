import { planUnitImport, type ListedUnit } from '#application';
import { centralAgenciesOn, localDay } from '#domain';
import { REGISTRAR } from './console.actors.js';
import { atDesk, type ImportOptions, inWords, record } from './desk.js';
import type { ReportRow } from './import.report.js';

export interface CentralOptions extends ImportOptions {
  /** The local day on which the agencies exist; today when it is not given. */
  readonly on?: string;
}

/** Registers the central agencies of a day, those with a code of the register left as they are. */
export async function importCentral(options: CentralOptions): Promise<void> {
  await atDesk(options, async ({ register, units, at }) => {
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
    const registered = new Map(units.map(({ code, id }) => [code, id]));
    const plan = planUnitImport({ units: listed, registered, at, by: REGISTRAR });
    const fresh = plan.commands.filter(({ code }) => !registered.has(code));
    const recorded = await record(register, fresh, options);
    const { rows, accepted, rejected, kinds } = plan.summary;
    const alreadyThere = recorded.alreadyThere + plan.commands.length - fresh.length;
    const details = plan.rows.map((row): ReportRow => ({
      row: row.row,
      line: row.line,
      status: row.status,
      findings: row.findings.map(inWords),
      readAs: { code: row.code, name: row.name },
    }));
    return { what: 'units', rows, accepted, warned: 0, rejected, kinds, ...recorded, alreadyThere, notes: [], details };
  });
}
