import {
  planTaskImport,
  REQUIRED_TASK_COLUMNS,
  TASK_COLUMNS,
  type TaskImport,
  type TaskImportPlan,
} from '#application';
import { columnsOf, readTable } from './read-table.js';

/** An annex and everything that reading it depends on. */
export interface TaskFile extends Omit<TaskImport, 'header' | 'rows' | 'source'> {
  readonly path: string;
}

/** Reads an annex and plans its drafts. Throws `TableFault` for a file that is no table of tasks. */
export async function planTaskFile({ path, ...facts }: TaskFile): Promise<TaskImportPlan> {
  const table = await readTable(path, { names: TASK_COLUMNS });
  return planTaskImport({
    ...facts,
    header: columnsOf(table, TASK_COLUMNS, REQUIRED_TASK_COLUMNS),
    rows: table.rows,
    source: { file: table.file, sha256: table.sha256 },
  });
}
