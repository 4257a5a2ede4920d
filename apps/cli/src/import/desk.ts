import { readConfig, SystemClock, TableFault } from '#platform';
import type { AskedCommand } from '#domain';
import type { Register } from '../composition/register.js';
import { type RegisterChoice, registerExists, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { progress, silent } from '../output/progress.js';
import { type ImportReport, print } from './import.report.js';
import { type KnownUnit, knownUnits } from './known-units.js';
import type { ReadingOptions } from './read-table.js';
import { recordAll, type RecordedRow } from './record.js';

export interface ImportOptions extends RegisterChoice, ReadingOptions {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What an import needs of the register; a dry run on a bare machine has none. */
export interface Desk {
  readonly register: Register | null;
  readonly units: readonly KnownUnit[];
  readonly at: string;
}

/** Opens the register, does the work, prints its report; exit code 3 when something of the file was rejected or refused. */
export async function atDesk(options: ImportOptions, work: (desk: Desk) => Promise<ImportReport>): Promise<void> {
  const dryRun = options.dryRun === true;
  const report = await withFile(() => {
    if (dryRun && !registerExists(readConfig(process.env)))
      return work({ register: null, units: [], at: new SystemClock().now() });
    return withRegister(options, dryRun ? 'reads' : 'writes', async (register) =>
      work({ register, units: await knownUnits(register), at: register.clock.now() }),
    );
  });
  print(report, options.json === true);
  if (report.rejected > 0 || report.refused.length > 0) throw new Stop('', EXIT.rejected);
}

/** A file that is no such table ends the import with its own words. */
async function withFile<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TableFault) throw new Stop(error.message, EXIT.rejected);
    throw error;
  }
}

export async function record(register: Register | null, commands: readonly AskedCommand[], options: ImportOptions) {
  if (register === null || options.dryRun === true) return { dryRun: true, recorded: 0, alreadyThere: 0, refused: [] };
  const bar = options.json === true || commands.length === 0 ? silent : progress('Ghi / recording', commands.length);
  const rows = await recordAll(register, commands, bar);
  const count = (outcome: RecordedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  return {
    dryRun: false,
    recorded: count('recorded'),
    alreadyThere: count('already-there'),
    refused: rows.flatMap(({ index, reason }) => (reason === null ? [] : [{ command: index + 1, ...reason }])),
  };
}

interface InTwo {
  readonly vi: string;
  readonly en: string;
}

/** A finding in one sentence, what it is and what to do. */
export function inWords(finding: { column: string; code: string; reason: InTwo; remedy: InTwo }) {
  const { column, code, reason, remedy } = finding;
  return { column, code, vi: `${reason.vi} ${remedy.vi}`, en: `${reason.en} ${remedy.en}` };
}
