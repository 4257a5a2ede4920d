import { type AskedCommand, explainRefusal, refuse } from '#domain';
import { TaskRow } from '#read-models';
import type { Register } from '../composition/register.js';
import { type RegisterChoice, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { silent } from '../output/progress.js';
import { table } from '../output/table.js';
import { COORDINATOR, directiveIdOf } from './console.actors.js';
import { reachTheEnd } from './known-units.js';
import { recordAll } from './record.js';

export interface VoidOptions extends RegisterChoice {
  readonly directive: string;
  readonly reason: string;
  /** Only drafts that came from the file of this name. */
  readonly file?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** What becomes of one task; an issued one is never voided, and is said to be so. */
interface VoidedTask {
  readonly task: string;
  readonly ordinal: string;
  readonly work: string;
  readonly outcome: 'voided' | 'already-voided' | 'refused';
  readonly vi: string;
  readonly en: string;
}

interface VoidReport {
  readonly what: 'void';
  readonly directive: string;
  readonly file: string | null;
  readonly dryRun: boolean;
  readonly tasks: number;
  readonly voided: number;
  readonly alreadyVoided: number;
  readonly refused: number;
  readonly details: readonly VoidedTask[];
}

/** Takes back the drafts of a directive, or of one file of it, that were imported by mistake; exit code 3 when some stay. */
export async function voidImport(options: VoidOptions): Promise<void> {
  const mode = options.dryRun === true ? 'reads' : 'writes';
  const report = await withRegister(options, mode, (register) => voidDrafts(register, options));
  process.stdout.write(options.json === true ? `${JSON.stringify(report)}\n` : `${render(report)}\n`);
  if (report.refused > 0) throw new Stop('', EXIT.rejected);
}

async function voidDrafts(register: Register, options: VoidOptions): Promise<VoidReport> {
  const directive = directiveIdOf(options.directive);
  if ((await register.store.readStream(directive)).length === 0)
    throw new Stop(
      `Trong sổ không có văn bản ${options.directive}: kiểm tra số, ký hiệu / the register has no directive ${options.directive}: check its number`,
      EXIT.rejected,
    );
  await reachTheEnd(register, 'register');
  const all = await register.source.getRepository(TaskRow).find({ where: { directive }, order: { sortKey: 'asc' } });
  const rows = all.filter(({ source }) => options.file === undefined || source?.file === options.file);
  if (rows.length === 0) throw nothingThere(all, options);
  const details = options.dryRun === true ? rows.map((row) => foreseen(row)) : await record(register, rows, options);
  const count = (outcome: VoidedTask['outcome']): number => details.filter((each) => each.outcome === outcome).length;
  return {
    what: 'void',
    directive: options.directive,
    file: options.file ?? null,
    dryRun: options.dryRun === true,
    tasks: rows.length,
    voided: count('voided'),
    alreadyVoided: count('already-voided'),
    refused: count('refused'),
    details,
  };
}

function nothingThere(all: readonly TaskRow[], { file }: VoidOptions): Stop {
  const files = [...new Set(all.flatMap(({ source }) => (source === null ? [] : [source.file])))].join(', ');
  return new Stop(
    file === undefined
      ? 'Văn bản này chưa có nhiệm vụ nào / the directive has no tasks'
      : `Không có nhiệm vụ nào nạp từ ${file}; các tệp đã nạp: ${files} / no task came from ${file}; files that were imported: ${files}`,
    EXIT.rejected,
  );
}

type Words = Pick<VoidedTask, 'vi' | 'en'>;

const VOIDED: Words = { vi: 'hủy dự thảo', en: 'voided' };
const ALREADY: Words = { vi: 'đã hủy trước đó', en: 'voided before' };

/** What the same call without `--dry-run` answers, as the register stands. */
function foreseen(row: TaskRow): VoidedTask {
  switch (row.status) {
    case 'draft':
      return { ...named(row), outcome: 'voided', ...VOIDED };
    case 'voided':
      return { ...named(row), outcome: 'already-voided', ...ALREADY };
    case 'issued': {
      const { text, remedy } = explainRefusal(refuse('task-issued'));
      return { ...named(row), outcome: 'refused', vi: `${text.vi} ${remedy.vi}`, en: `${text.en} ${remedy.en}` };
    }
  }
}

async function record(
  register: Register,
  rows: readonly TaskRow[],
  { reason }: VoidOptions,
): Promise<readonly VoidedTask[]> {
  const at = register.clock.now();
  const open = rows.filter(({ status }) => status !== 'voided');
  const commands = open.map(({ id }): AskedCommand => ({ type: 'VoidTask', id, at, by: COORDINATOR, reason }));
  const recorded = await recordAll(register, commands, silent);
  const answers = new Map(open.map(({ id }, index) => [id, recorded[index]]));
  return rows.map((row): VoidedTask => {
    const answer = answers.get(row.id);
    if (answer === undefined || answer.outcome === 'already-there')
      return { ...named(row), outcome: 'already-voided', ...ALREADY };
    return answer.reason === null
      ? { ...named(row), outcome: 'voided', ...VOIDED }
      : { ...named(row), outcome: 'refused', ...answer.reason };
  });
}

function named({ id, ordinal, work }: TaskRow): Pick<VoidedTask, 'task' | 'ordinal' | 'work'> {
  return { task: id, ordinal, work };
}

function render(report: VoidReport): string {
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
