import { planTaskImport, REQUIRED_TASK_COLUMNS, TASK_COLUMNS, type TaskImportPlan } from '#application';
import type { Actor } from '#domain';
import type { KnownUnit } from './known-units.js';
import { columnsOf, readTable } from './read-table.js';

export interface TaskFile {
  readonly path: string;
  readonly directive: string;
  readonly units: readonly KnownUnit[];
  readonly at: string;
  readonly by: Actor;
}

/** Reads an annex and plans its drafts. Throws `TableFault` for a file that is no table of tasks. */
export async function planTaskFile(file: TaskFile): Promise<TaskImportPlan> {
  const table = await readTable(file.path, { names: TASK_COLUMNS });
  return planTaskImport({
    directive: file.directive,
    units: file.units,
    header: columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS),
    rows: table.rows,
    source: { file: table.file, sha256: table.sha256 },
    at: file.at,
    by: file.by,
  });
}
