import type { SourceFile } from '#platform';
import type { ImportDesk } from './import-desk.js';
import { NOTHING_RECORDED, tally, type ImportOutcome } from './import-report.js';
import type { UnitImportPlan } from './plan-unit-import.js';
import type { ReadingOptions } from './read-columns.js';
import { recordCommands } from './record-commands.js';
import { planUnitFile } from './unit-file.js';

export interface UnitImportRequest extends ReadingOptions {
  readonly file: SourceFile;
  readonly dryRun?: boolean;
}

export interface UnitImportReport extends ImportOutcome {
  readonly what: 'units';
  readonly kinds: UnitImportPlan['summary']['kinds'];
}

/** Reads a list of units, and registers them unless it is a dry run. Throws as `importTaskFile`. */
export async function importUnitFile(request: UnitImportRequest, desk: ImportDesk): Promise<UnitImportReport> {
  const { register, at, by } = desk;
  const { file, sheet, map, dryRun } = request;
  const units = register === null ? [] : await register.tables.units();
  const plan = await planUnitFile({ file, units, at, by, reading: { sheet, map } });
  const writes = register !== null && dryRun !== true;
  // A plan lists units from above to below, which is another order than the file's.
  const rows = new Map(plan.rows.map(({ row, code }) => [code, row]));
  const recorded = writes
    ? tally(
        await recordCommands(register, plan.commands, 'units', desk),
        plan.commands.map(({ code }) => rows.get(code) ?? 0),
      )
    : NOTHING_RECORDED;
  const { rows: count, accepted, rejected, kinds } = plan.summary;
  return {
    what: 'units',
    rows: count,
    accepted,
    warned: 0,
    rejected,
    kinds,
    dryRun: !writes,
    ...recorded,
    notes: plan.notes,
    details: plan.rows.map(({ row, line, status, findings, code, name }) => ({
      row,
      line,
      status,
      findings: findings.map(({ column, code: found, reason, remedy }) => ({ column, code: found, reason, remedy })),
      readAs: { code, name },
    })),
  };
}
