import {
  isAdminUnitsFault,
  listAdminUnits,
  listedUnits,
  planUnitImport,
  REQUIRED_UNIT_COLUMNS,
  UNIT_COLUMNS,
  type UnitImportPlan,
} from '#application';
import type { Actor } from '#domain';
import { EXIT, Stop } from '../output/exit.js';
import type { KnownUnit } from './known-units.js';
import { columnsOf, readTable } from './read-table.js';
import { readJson } from '#platform';

export interface UnitFile {
  readonly path: string;
  readonly units: readonly KnownUnit[];
  readonly at: string;
  readonly by: Actor;
}

/** Reads a list of units: a CSV table, or the JSON in which provinces and communes are published. */
export async function planUnitFile({ path, units, at, by }: UnitFile): Promise<UnitImportPlan> {
  const registered = new Map(units.map(({ code, id }) => [code, id]));
  return planUnitImport({ units: await listOf(path), registered, at, by });
}

async function listOf(path: string) {
  if (!path.toLowerCase().endsWith('.json')) {
    const table = await readTable(path, { names: UNIT_COLUMNS });
    return listedUnits(table.rows, columnsOf(table, UNIT_COLUMNS, REQUIRED_UNIT_COLUMNS));
  }
  const listed = listAdminUnits((await readJson(path)).value);
  if (isAdminUnitsFault(listed)) {
    throw new Stop(
      `Tệp JSON không đúng dạng tại ${listed.path || '/'}: cần ${listed.expected} / the JSON is not as expected at ${listed.path || '/'}: ${listed.expected} needed`,
      EXIT.rejected,
    );
  }
  return listed;
}
