import { importTaskFile } from '#application';
import { COORDINATOR } from './console.actors.js';
import { fileOf } from './call.js';
import { atDesk, type ImportOptions } from './desk.js';
import { reportOf } from './import.report.js';
import { readNameRulings, writeUnknownNames } from './names-file.js';

interface TaskOptions extends ImportOptions {
  readonly directive: string;
  readonly issued: string;
  readonly owner?: string;
  readonly issuer?: string;
  readonly abstract?: string;
  readonly issue?: boolean;
  /** A file that a person filled: what names mean that could not be read. */
  readonly names?: string;
  /** Where to write the names that a person must settle. */
  readonly unknownNames?: string;
  readonly acceptGroups?: boolean;
  readonly acceptSplits?: boolean;
  /** The day on which the file stood so. */
  readonly asOf?: string;
  /** Rows whose draft was voided make a new one. */
  readonly redraft?: boolean;
  /** Why opening balances that differ are to be corrected. */
  readonly correct?: string;
}

export async function importTasks(path: string, options: TaskOptions): Promise<void> {
  const { names, unknownNames: namesPath, sheet, map, ...asked } = options;
  await atDesk(options, COORDINATOR, async (desk) => {
    const reading = await fileOf(path, { sheet, map });
    const rulings = names === undefined ? [] : await readNameRulings(names);
    const { unknownNames, ...report } = await importTaskFile({ ...asked, ...reading, rulings }, desk);
    if (namesPath !== undefined) await writeUnknownNames(namesPath, unknownNames);
    return reportOf(report);
  });
}
