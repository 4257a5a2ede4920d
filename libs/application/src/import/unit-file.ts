import { readJsonOf, type SourceFile, type TableNote } from '#platform';
import type { Actor } from '#domain';
import { isAdminUnitsFault, listAdminUnits } from './admin-units.js';
import type { ImportableUnit } from './annex.directory.js';
import { ImportRefused } from './import-refused.js';
import { listedUnits, planUnitImport, type ListedUnit, type UnitImportPlan } from './plan-unit-import.js';
import { REQUIRED_UNIT_COLUMNS, UNIT_COLUMNS } from './columns.js';
import { readColumns, refuseUnread, type ReadingOptions } from './read-columns.js';

export interface UnitFile {
  readonly file: SourceFile;
  readonly units: readonly ImportableUnit[];
  readonly at: string;
  readonly by: Actor;
  readonly reading?: ReadingOptions;
}

/** A plan, and what its file says as a whole. */
export interface UnitFilePlan extends UnitImportPlan {
  readonly notes: readonly TableNote[];
}

/** Reads a list of units: a table, or the JSON in which provinces and communes are published. */
export async function planUnitFile({ file, units, at, by, reading }: UnitFile): Promise<UnitFilePlan> {
  const registered = new Map(units.map(({ code, id }) => [code, id]));
  const { listed, notes } = await listOf(file, reading);
  return { ...planUnitImport({ units: listed, registered, at, by }), notes };
}

interface Listed {
  readonly listed: readonly ListedUnit[];
  readonly notes: readonly TableNote[];
}

async function listOf(file: SourceFile, reading: ReadingOptions | undefined): Promise<Listed> {
  if (!file.name.toLowerCase().endsWith('.json')) {
    const read = await readColumns(file, { names: UNIT_COLUMNS, required: REQUIRED_UNIT_COLUMNS }, reading);
    refuseUnread(read);
    return { listed: listedUnits(read.table.rows, read.header), notes: read.notes };
  }
  const listed = listAdminUnits(readJsonOf(file).value);
  if (isAdminUnitsFault(listed)) {
    throw new ImportRefused('units-json-unfit', { path: listed.path || '/', expected: listed.expected });
  }
  return { listed, notes: [] };
}
