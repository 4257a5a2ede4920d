import { tableNotes, type SourceFile, type TableNote } from '#platform';
import { REQUIRED_TASK_COLUMNS, TASK_COLUMNS, type TaskColumn } from './columns.js';
import { BALANCE_COLUMNS, type BalanceColumn } from './opening-balance.columns.js';
import { readOpeningBalances, type OpeningBalances } from './opening-balances.js';
import { planTaskImport, type TaskImport, type TaskImportPlan } from './plan-task-import.js';
import { readColumns, type ReadingOptions } from './read-columns.js';
import { readSections } from './section-lines.js';

/** An annex and everything that reading it depends on. */
export interface TaskFile extends Omit<TaskImport, 'header' | 'rows' | 'source'> {
  readonly file: SourceFile;
  readonly reading?: ReadingOptions;
  /** The day on which the table stood so; null: the day of the import. */
  readonly asOf?: string | null;
}

/** A plan, and what its file says as a whole. */
export interface TaskFilePlan extends TaskImportPlan {
  readonly notes: readonly TableNote[];
  readonly balances: OpeningBalances;
}

/** Reads an annex and plans its drafts. Throws `TableFault` for a file that is no table of tasks. */
export async function planTaskFile({ file, reading, asOf = null, ...facts }: TaskFile): Promise<TaskFilePlan> {
  const sought = { names: { ...TASK_COLUMNS, ...BALANCE_COLUMNS }, required: REQUIRED_TASK_COLUMNS };
  const { table, header, notes } = await readColumns<TaskColumn | BalanceColumn>(file, sought, reading);
  const source = { file: table.file, sha256: table.sha256 };
  const { rows, headingLines, ...sectioned } = readSections(table.rows, { ...header, missing: [] });
  const plan = planTaskImport({ ...facts, header: sectioned.header, rows, source });
  const { at, issuedOn = at.slice(0, 10) } = facts;
  const balances = readOpeningBalances(plan.drafts, rows, { header, issuedOn, at, asOf });
  const sections = headingLines.length === 0 ? [] : [tableNotes.sectionHeadings(headingLines)];
  return { ...plan, notes: [...notes, ...sections], balances };
}
