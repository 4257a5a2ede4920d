import {
  isAdminUnitsFault,
  listAdminUnits,
  listedUnits,
  planUnitImport,
  REQUIRED_UNIT_COLUMNS,
  UNIT_COLUMNS,
  type ListedUnit,
  type UnitImportPlan,
} from '#application';
import type { Actor } from '#domain';
import { EXIT, Stop } from '../output/exit.js';
import type { KnownUnit } from './known-units.js';
import { readColumns, type ReadingOptions, refuseUnread } from './read-table.js';
import { readJson, type TableNote } from '#platform';

export interface UnitFile {
  readonly path: string;
  readonly units: readonly KnownUnit[];
  readonly at: string;
  readonly by: Actor;
  readonly reading?: ReadingOptions;
}

/** A plan, and what its file says as a whole. */
export interface UnitFilePlan extends UnitImportPlan {
  readonly notes: readonly TableNote[];
}

/** Reads a list of units: a table, or the JSON in which provinces and communes are published. */
export async function planUnitFile({ path, units, at, by, reading }: UnitFile): Promise<UnitFilePlan> {
  const registered = new Map(units.map(({ code, id }) => [code, id]));
  const { listed, notes } = await listOf(path, reading);
  return { ...planUnitImport({ units: listed, registered, at, by }), notes };
}

interface Listed {
  readonly listed: readonly ListedUnit[];
  readonly notes: readonly TableNote[];
}

async function listOf(path: string, reading: ReadingOptions | undefined): Promise<Listed> {
  if (!path.toLowerCase().endsWith('.json')) {
    const read = await readColumns(path, { names: UNIT_COLUMNS, required: REQUIRED_UNIT_COLUMNS }, reading);
    refuseUnread(read);
    return { listed: listedUnits(read.table.rows, read.header), notes: read.notes };
  }
  const listed = listAdminUnits((await readJson(path)).value);
  if (isAdminUnitsFault(listed)) {
    throw new Stop(
      `Tệp JSON không đúng dạng tại ${listed.path || '/'}: cần ${listed.expected} / the JSON is not as expected at ${listed.path || '/'}: ${listed.expected} needed`,
      EXIT.rejected,
    );
  }
  return { listed, notes: [] };
}
