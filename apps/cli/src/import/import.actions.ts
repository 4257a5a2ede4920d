import { REGISTRAR } from './console.actors.js';
import { atDesk, type ImportOptions, inWords, record } from './desk.js';
import type { ReportRow } from './import.report.js';
import { planPeopleFile } from './people-file.js';
import { savePeople } from './record.js';
import { planUnitFile } from './unit-file.js';

export async function importUnits(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, async ({ register, units, at }) => {
    const plan = await planUnitFile({ path, units, at, by: REGISTRAR, reading: options });
    const recorded = await record(register, plan.commands, options);
    const { rows, accepted, rejected, kinds } = plan.summary;
    const details = plan.rows.map((row): ReportRow => ({
      row: row.row,
      line: row.line,
      status: row.status,
      findings: row.findings.map(inWords),
      readAs: { code: row.code, name: row.name },
    }));
    return { what: 'units', rows, accepted, warned: 0, rejected, kinds, ...recorded, notes: plan.notes, details };
  });
}

export async function importPeople(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, async ({ register, units, at }) => {
    const { rows: planned, notes } = await planPeopleFile({ path, units, at, by: REGISTRAR, reading: options });
    const good = planned.flatMap(({ person, command }) =>
      person === null || command === null ? [] : [{ person, command }],
    );
    // Whoever holds two posts stands in two rows.
    const people = new Map(good.map(({ person }) => [person.id, person]));
    if (register !== null && options.dryRun !== true) await savePeople(register, [...people.values()]);
    const recorded = await record(
      register,
      good.map(({ command }) => command),
      options,
    );
    const details = planned.map(({ row, line, status, findings }): ReportRow => ({
      row,
      line,
      status,
      findings,
      readAs: {},
    }));
    return {
      what: 'people',
      rows: planned.length,
      accepted: good.length,
      warned: 0,
      rejected: planned.length - good.length,
      ...recorded,
      notes,
      details,
    };
  });
}
