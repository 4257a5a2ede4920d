import { ImportInterrupted, type ImportDesk, type ImportProgress, ImportRefused } from '#application';
import type { Actor } from '#domain';
import { readConfig, SystemClock, TableFault } from '#platform';
import type { Register } from '../composition/register.js';
import { type RegisterChoice, registerExists, withRegisterUntilTold } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { type Progress, progress } from '../output/progress.js';
import { tablesOf } from './console.tables.js';
import { type ImportReport, print } from './import.report.js';
import type { FileOptions } from './call.js';

export interface ImportOptions extends RegisterChoice, FileOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Opens the register, does the work, prints its report; exit code 3 when something of the file was rejected or refused. */
export async function atDesk(
  options: ImportOptions,
  by: Actor,
  work: (desk: ImportDesk, register: Register | null) => Promise<ImportReport>,
): Promise<void> {
  const dryRun = options.dryRun === true;
  const report = await inWords(() => {
    if (dryRun && !registerExists(readConfig(process.env)))
      return work({ register: null, at: new SystemClock().now(), by }, null);
    return withRegisterUntilTold(options, dryRun ? 'reads' : 'writes', (register, signal) =>
      work(deskAt(register, by, { bars: options.json !== true, signal }), register),
    );
  });
  print(report, options.json === true);
  if (report.rejected > 0 || report.refused.length > 0) throw new Stop('', EXIT.rejected);
}

/** The desk over an open register; `bars`: progress is drawn. */
export function deskAt(
  register: Register,
  by: Actor,
  { bars, signal }: { readonly bars: boolean; readonly signal?: AbortSignal },
) {
  const { store, executor, clock } = register;
  return {
    register: { store, executor, tables: tablesOf(register) },
    at: clock.now(),
    by,
    signal,
    ...(bars && { onProgress: drawing() }),
  };
}

const STAGES: Readonly<Record<ImportProgress['stage'], string>> = {
  units: 'Đơn vị / units',
  people: 'Vị trí / posts',
  drafts: 'Ghi dự thảo / drafting',
  issues: 'Giao / issuing',
  corrections: 'Đính chính / correcting',
  voids: 'Hủy / voiding',
};

/** One bar a stage. */
function drawing(): (progress: ImportProgress) => void {
  let bar: Progress | null = null;
  return ({ stage, done, of }) => {
    if (done === 0) bar = progress(STAGES[stage], of);
    bar?.to(done);
    if (done === of) bar?.end();
  };
}

/** What keeps an import from beginning, or stopped it, in its own words. */
export async function inWords<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableFault) throw new Stop(error.message, EXIT.rejected);
    if (error instanceof ImportRefused)
      throw new Stop(error.message, CALLS.has(error.code) ? EXIT.usage : EXIT.rejected);
    if (error instanceof ImportInterrupted) throw new Stop(interrupted(error.progress), EXIT.interrupted);
    throw error;
  }
}

/** What the call itself lacks. */
const CALLS: ReadonlySet<string> = new Set<ImportRefused['code']>(['owner-needed', 'owner-unknown']);

function interrupted({ stage, done, of }: ImportProgress): string {
  const [vi, en] = STAGES[stage].split(' / ');
  return (
    `Đã dừng (${String(vi)}): ${done} trên ${of} đã ghi và được giữ lại. Chạy lại đúng lệnh này để làm tiếp; không ghi trùng. / ` +
    `Stopped (${String(en)}): ${done} of ${of} are recorded and stay. Run the same command again to go on; nothing is recorded twice.`
  );
}
