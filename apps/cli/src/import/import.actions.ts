import { importUnitFile, recordCommands, tally } from '#application';
import { REGISTRAR } from './console.actors.js';
import { fileOf } from './call.js';
import { atDesk, type ImportOptions } from './desk.js';
import { reportOf, type ReportRow } from './import.report.js';
import { planPeopleFile, savePeople } from './people-file.js';

export async function importUnits(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, REGISTRAR, async (desk) =>
    reportOf(await importUnitFile({ dryRun: options.dryRun, ...(await fileOf(path, options)) }, desk)),
  );
}

export async function importPeople(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, REGISTRAR, async (desk, register) => {
    const { at, by } = desk;
    const reading = await fileOf(path, options);
    const units = desk.register === null ? [] : await desk.register.tables.units();
    const { rows: planned, notes } = await planPeopleFile({ ...reading, units, at, by });
    const good = planned.flatMap(({ row, person, command }) =>
      person === null || command === null ? [] : [{ row, person, command }],
    );
    const writes = desk.register !== null && register !== null && options.dryRun !== true;
    // Whoever holds two posts stands in two rows.
    const people = new Map(good.map(({ person }) => [person.id, person]));
    if (writes) await savePeople(register, [...people.values()]);
    const answers = writes
      ? await recordCommands(
          desk.register,
          good.map(({ command }) => command),
          'people',
          desk,
        )
      : [];
    const details = planned.map(({ row, line, status, findings }): ReportRow => {
      return { row, line, status, findings, readAs: {} };
    });
    const outcome = tally(
      answers,
      good.map(({ row }) => row),
    );
    const rows = { rows: planned.length, accepted: good.length, warned: 0, rejected: planned.length - good.length };
    return { ...reportOf({ what: 'people', ...rows, dryRun: !writes, ...outcome, notes, details: [] }), details };
  });
}
