import { voidImportedDrafts, type VoidImportReport } from '#application';
import { type RegisterChoice, withRegisterUntilTold } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { table } from '../output/table.js';
import { COORDINATOR } from './console.actors.js';
import { deskAt, inWords } from './desk.js';

export interface VoidOptions extends RegisterChoice {
  readonly directive: string;
  readonly reason: string;
  /** Only drafts that came from the file of this name. */
  readonly file?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** Takes back the drafts of a directive, or of one file of it, that were imported by mistake; exit code 3 when some stay. */
export async function voidImport(options: VoidOptions): Promise<void> {
  const mode = options.dryRun === true ? 'reads' : 'writes';
  const report = await inWords(() =>
    withRegisterUntilTold(options, mode, (register, signal) =>
      voidImportedDrafts(options, deskAt(register, COORDINATOR, { bars: false, signal })),
    ),
  );
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : `${render(report)}\n`);
  if (report.refused > 0) throw new Stop('', EXIT.rejected);
}

function render(report: VoidImportReport): string {
  const stays = report.details.filter(({ outcome }) => outcome === 'refused');
  return [
    ...(stays.length === 0
      ? []
      : [
          table(
            ['nv / task', 'vì sao / why'],
            stays.map(({ ordinal, vi, en }) => [ordinal, `${vi} / ${en}`]),
            160,
          ),
          '',
        ]),
    `${report.tasks} nhiệm vụ / tasks: ${report.voided} hủy / voided, ${report.alreadyVoided} đã hủy / voided before, ${report.refused} không hủy được / refused`,
    ...(report.dryRun ? ['Chạy thử: chưa ghi gì / dry run: nothing was recorded'] : []),
  ].join('\n');
}
