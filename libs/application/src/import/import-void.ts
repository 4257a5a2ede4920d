/** Taking back the drafts of a wrong import, before anything of it is issued. */
import { type AskedCommand, explainRefusal, refuse } from '#domain';
import { directiveOf } from './directive-identity.js';
import type { ImportDesk, ImportRegister, RegisteredTask } from './import-desk.js';
import { ImportRefused } from './import-refused.js';
import { recordCommands, type RecordedCommand } from './record-commands.js';

export interface VoidImportRequest {
  /** Number and symbol of the directive. */
  readonly directive: string;
  readonly reason: string;
  /** Only drafts that came from the file of this name. */
  readonly file?: string;
  readonly dryRun?: boolean;
}

/** What becomes of one task; an issued one is never voided, and is said to be so. */
export interface VoidedTask {
  readonly task: string;
  readonly ordinal: string;
  readonly work: string;
  readonly outcome: 'voided' | 'already-voided' | 'refused';
  readonly vi: string;
  readonly en: string;
}

export interface VoidImportReport {
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

type VoidDesk = ImportDesk & { readonly register: ImportRegister };

/** Voids the drafts of a directive, or of one file of it. Throws `ImportRefused` when there are none, and as `importTaskFile`. */
export async function voidImportedDrafts(request: VoidImportRequest, desk: VoidDesk): Promise<VoidImportReport> {
  const { register } = desk;
  const directive = await directiveOf(register, request.directive);
  if ((await register.store.readStream(directive)).length === 0)
    throw new ImportRefused('directive-unknown', { number: request.directive });
  const all = await register.tables.tasksNow(directive);
  const tasks = all.filter(({ file }) => request.file === undefined || file === request.file);
  if (tasks.length === 0) throw nothingThere(all, request);
  const details = request.dryRun === true ? tasks.map(foreseen) : await voidThem(tasks, request, desk);
  const count = (outcome: VoidedTask['outcome']): number => details.filter((each) => each.outcome === outcome).length;
  return {
    what: 'void',
    directive: request.directive,
    file: request.file ?? null,
    dryRun: request.dryRun === true,
    tasks: tasks.length,
    voided: count('voided'),
    alreadyVoided: count('already-voided'),
    refused: count('refused'),
    details,
  };
}

function nothingThere(all: readonly RegisteredTask[], { file }: VoidImportRequest): ImportRefused {
  if (file === undefined || all.length === 0) return new ImportRefused('nothing-to-void');
  const files = [...new Set(all.flatMap((task) => task.file ?? []))].join(', ');
  return new ImportRefused('nothing-from-file', { file, files: files === '' ? '–' : files });
}

type Words = Pick<VoidedTask, 'vi' | 'en'>;

const VOIDED: Words = { vi: 'hủy dự thảo', en: 'voided' };
const ALREADY: Words = { vi: 'đã hủy trước đó', en: 'voided before' };

/** What the same call without `dryRun` answers, as the register stands. */
function foreseen(task: RegisteredTask): VoidedTask {
  switch (task.status) {
    case 'draft':
      return { ...named(task), outcome: 'voided', ...VOIDED };
    case 'voided':
      return { ...named(task), outcome: 'already-voided', ...ALREADY };
    case 'issued':
      return answered(task, { outcome: 'refused', refusal: refuse('task-issued') });
  }
}

async function voidThem(
  tasks: readonly RegisteredTask[],
  { reason }: VoidImportRequest,
  desk: VoidDesk,
): Promise<readonly VoidedTask[]> {
  const { at, by } = desk;
  const open = tasks.filter(({ status }) => status !== 'voided');
  const commands = open.map(({ id }): AskedCommand => ({ type: 'VoidTask', id, at, by, reason }));
  const recorded = await recordCommands(desk.register, commands, 'voids', desk);
  const answers = new Map(open.map(({ id }, index) => [id, recorded[index]]));
  return tasks.map((task) => answered(task, answers.get(task.id) ?? { outcome: 'already-there' }));
}

function answered(task: RegisteredTask, answer: RecordedCommand): VoidedTask {
  switch (answer.outcome) {
    case 'recorded':
      return { ...named(task), outcome: 'voided', ...VOIDED };
    case 'already-there':
      return { ...named(task), outcome: 'already-voided', ...ALREADY };
    case 'refused': {
      const { text, remedy } = explainRefusal(answer.refusal);
      return { ...named(task), outcome: 'refused', vi: `${text.vi} ${remedy.vi}`, en: `${text.en} ${remedy.en}` };
    }
  }
}

function named({ id, ordinal, work }: RegisteredTask): Pick<VoidedTask, 'task' | 'ordinal' | 'work'> {
  return { task: id, ordinal, work };
}
