/**
 * An annex from its file to the register: read, compared with what is recorded, drafted, and if asked issued. The command line and
 * the API both call this; what they are asked for and what they answer is the same.
 */
import { type AskedBalance, type AskedCommand, explainRefusal } from '#domain';
import type { SourceFile } from '#platform';
import { isExecuted } from '../command-request.js';
import type { ImportableUnit } from './annex.directory.js';
import { directiveOf } from './directive-identity.js';
import type { ImportDesk, ImportRegister } from './import-desk.js';
import { ImportRefused } from './import-refused.js';
import {
  NOTHING_RECORDED,
  tally,
  type ImportOutcome,
  type RefusedCommand,
  type ReportedFinding,
  type ReportedRow,
  type Tally,
} from './import-report.js';
import { unknownNames, type NameRuling, type UnknownName } from './name-rulings.js';
import {
  balanceFindings,
  balanceOf,
  countBalances,
  countStatuses,
  isHeld,
  statusWith,
  type OpeningBalances,
} from './opening-balances.js';
import {
  compareBalances,
  correctionIds,
  correctionOf,
  proposalFinding,
  type Compared,
} from './opening-balance.corrections.js';
import type { PlannedDraft, PlannedTask } from './planned-task.js';
import type { ReadingOptions } from './read-columns.js';
import { importCommandId, recordCommands } from './record-commands.js';
import { recordedTasks } from './recorded-tasks.js';
import { planTaskFile, type TaskFilePlan } from './task-file.js';
import type { TaskImportSummary } from './task-import.summary.js';

/** What is asked of an import of tasks. */
export interface TaskImportRequest extends ReadingOptions {
  readonly file: SourceFile;
  /** Number and symbol of the directive, e.g. "03/NQ-CP". */
  readonly directive: string;
  /** Its local day, `YYYY-MM-DD`. */
  readonly issued: string;
  /** Code of the unit that follows it up; needed for a directive that is not in the register. */
  readonly owner?: string;
  readonly issuer?: string;
  readonly abstract?: string;
  /** Issue the drafts that are ready. */
  readonly issue?: boolean;
  readonly rulings?: readonly NameRuling[];
  readonly acceptGroups?: boolean;
  readonly acceptSplits?: boolean;
  /** The local day on which the file stood so; without it, the day of the import. */
  readonly asOf?: string;
  /** Rows whose draft was voided make a new one. */
  readonly redraft?: boolean;
  /** Why opening balances that differ from the register's are to be corrected; without it they are only proposed. */
  readonly correct?: string;
  readonly dryRun?: boolean;
}

export interface TaskImportReport extends ImportOutcome, TaskImportSummary {
  readonly what: 'tasks';
  readonly directive: string;
  /** How often each standing was read; absent for a file without opening balances. */
  readonly balances?: Readonly<Record<string, number>>;
  /** With `issue`: how many drafts were issued, and why others were not. */
  readonly issued?: number;
  readonly notIssued?: readonly RefusedCommand[];
  /** Assignments whose opening balance the file says otherwise. */
  readonly differing: number;
  /** With `correct`: how many were corrected, and why others were not. */
  readonly corrected?: number;
  readonly notCorrected?: readonly RefusedCommand[];
  readonly unknownNames: readonly UnknownName[];
}

/** What the parts of one import share. */
interface Import {
  readonly request: TaskImportRequest;
  readonly desk: ImportDesk;
  readonly directive: string;
  readonly units: readonly ImportableUnit[];
}

/**
 * Reads the file, and records it unless it is a dry run. Throws `TableFault` and `ImportRefused` before anything is recorded,
 * `ImportInterrupted` between two blocks, and what leaves an outcome unknown: then the same file may simply be sent again.
 */
export async function importTaskFile(request: TaskImportRequest, desk: ImportDesk): Promise<TaskImportReport> {
  const { register } = desk;
  const units = register === null ? [] : await register.tables.units();
  const asked: Import = { request, desk, units, directive: await directiveOf(register, request.directive) };
  const plan = await planOf(asked);
  const compared = register === null ? NOTHING_COMPARED : await compareBalances(register, plan.drafts, plan.balances);
  const done = register === null || request.dryRun === true ? null : await record(asked, register, plan, compared);
  return reportOf(asked, plan, compared, done);
}

const NOTHING_COMPARED: Compared = { proposed: [], issued: new Set() };

/** What became of the commands of an import; null for what was not asked for. */
interface Done {
  readonly drafted: Tally;
  readonly issued: Tally | null;
  readonly corrected: Tally | null;
}

async function record(asked: Import, register: ImportRegister, plan: TaskFilePlan, compared: Compared): Promise<Done> {
  const { issue: issues, correct: why } = asked.request;
  await registerDirective(asked, register);
  const drafted = await draft(asked, register, plan);
  const issued = issues === true ? await issue(asked, register, plan, compared) : null;
  return { drafted, issued, corrected: why === undefined ? null : await correct(asked, register, compared, why) };
}

/** `done`: null when nothing was recorded. */
function reportOf(
  { request }: Import,
  plan: TaskFilePlan,
  { proposed }: Compared,
  done: Done | null,
): TaskImportReport {
  const { corrected = null } = done ?? {};
  const issued = request.issue === true ? (done?.issued ?? NOTHING_RECORDED) : null;
  const proposals = new Map(corrected === null ? proposed.map((each) => [each.row, proposalFinding(each)]) : []);
  const details = plan.rows.map((row) => reportedRow(row, plan.balances, proposals.get(row.row)));
  const balances = countBalances(plan.balances);
  return {
    what: 'tasks',
    directive: request.directive,
    ...plan.summary,
    ...countStatuses(details),
    ...(balances !== null && { balances }),
    dryRun: done === null,
    ...(done === null ? NOTHING_RECORDED : withThere(done.drafted, plan)),
    ...(issued !== null && { issued: issued.recorded, notIssued: issued.refused }),
    differing: proposed.length,
    ...(corrected !== null && { corrected: corrected.recorded, notCorrected: corrected.refused }),
    notes: plan.notes,
    unknownNames: unknownNames(plan.rows),
    details,
  };
}

/** Drafts that stood in the register before are no command, and counted beside. */
function withThere(drafted: Tally, { drafts }: TaskFilePlan): Tally {
  const there = drafts.filter(({ standing }) => standing === 'there').length;
  return { ...drafted, alreadyThere: drafted.alreadyThere + there };
}

function reportedRow(row: PlannedTask, balances: OpeningBalances, proposal: ReportedFinding | undefined): ReportedRow {
  const found = [...balanceFindings(balances, row.row), ...(proposal === undefined ? [] : [proposal])];
  return {
    row: row.row,
    line: row.line,
    status: statusWith(row, found),
    findings: [...row.findings, ...found].map(({ column, code, reason, remedy }) => ({ column, code, reason, remedy })),
    readAs: { ...row.readAs, balance: balanceOf(balances, row.row) },
  };
}

async function planOf({ request, desk: { register, at, by }, directive, units }: Import): Promise<TaskFilePlan> {
  const { file, sheet, map, asOf = null, rulings, acceptGroups, acceptSplits, redraft } = request;
  const owner = ownerIn(units, request)?.id ?? (register === null ? null : await recordedOwner(register, directive));
  const recorded = register === null ? [] : await recordedTasks(register, directive, { redraft });
  const reading = { sheet, map };
  const facts = { directive, number: request.directive, issuedOn: request.issued, owner, units, at, by };
  return planTaskFile({ file, reading, ...facts, recorded, asOf, rulings, acceptGroups, acceptSplits });
}

/**
 * Drafts what is new. A draft that is refused because somebody else recorded the same row at the same moment is there already: the log
 * is asked once more.
 */
async function draft(asked: Import, register: ImportRegister, { drafts }: TaskFilePlan) {
  const fresh = drafts.filter(({ standing }) => standing === 'new');
  const answers = await recordCommands(
    register,
    fresh.map(({ command }) => command),
    'drafts',
    asked.desk,
  );
  const rows = fresh.map(({ row }) => row);
  const met = answers.some((answer) => answer.outcome === 'refused' && MEANWHILE.has(answer.refusal.refused));
  if (!met) return tally(answers, rows);
  const again = await planOf(asked);
  const there = new Set(again.drafts.filter(({ standing }) => standing === 'there').map(({ command }) => command.id));
  const settled = answers.map((answer, at) =>
    answer.outcome === 'refused' && there.has(fresh[at]?.command.id ?? '')
      ? { outcome: 'already-there' as const }
      : answer,
  );
  return tally(settled, rows);
}

const MEANWHILE: ReadonlySet<string> = new Set(['command-reused', 'task-exists']);

async function issue(
  { request, desk }: Import,
  register: ImportRegister,
  { drafts, balances }: TaskFilePlan,
  { issued }: Compared,
) {
  const ready = drafts.filter(
    ({ row, command: { id, lead } }) => lead.relation !== 'undetermined' && !isHeld(balances, row) && !issued.has(id),
  );
  const answers = await recordCommands(
    register,
    ready.map((planned) => issueOf(planned, balanceOf(balances, planned.row), request, desk)),
    'issues',
    desk,
  );
  return tally(
    answers,
    ready.map(({ row }) => row),
  );
}

async function correct({ desk }: Import, register: ImportRegister, { proposed }: Compared, reason: string) {
  const answers = await recordCommands(
    register,
    proposed.map((each) => correctionOf(each, desk, reason)),
    'corrections',
    { ...desk, idOf: correctionIds(proposed) },
  );
  return tally(
    answers,
    proposed.map(({ row }) => row),
  );
}

function issueOf(
  { command: { id } }: PlannedDraft,
  balance: AskedBalance | undefined,
  { issued }: TaskImportRequest,
  { at, by }: ImportDesk,
): AskedCommand {
  const issuing = { type: 'IssueTask' as const, id, at, by, issuedOn: issued };
  return balance === undefined ? issuing : { ...issuing, balance };
}

function ownerIn(units: readonly ImportableUnit[], { owner }: TaskImportRequest): ImportableUnit | undefined {
  return units.find(({ code }) => code.toUpperCase() === owner?.trim().toUpperCase());
}

/** The unit that follows up a directive of the register; null when it is not there. */
async function recordedOwner({ store }: ImportRegister, directive: string): Promise<string | null> {
  const [first] = await store.readStream(directive);
  const data: { ownerUnit?: unknown } = first?.data ?? {};
  return typeof data.ownerUnit === 'string' ? data.ownerUnit : null;
}

/** The directive that the annex belongs to, unless it is there. Throws `ImportRefused`. */
async function registerDirective({ request, desk, directive, units }: Import, register: ImportRegister): Promise<void> {
  if ((await register.store.readStream(directive)).length > 0) return;
  const owner = ownerIn(units, request);
  if (owner === undefined) throw ownerMissing(request, units);
  const command: Extract<AskedCommand, { type: 'RegisterDirective' }> = {
    type: 'RegisterDirective',
    id: directive,
    at: desk.at,
    by: desk.by,
    kind: request.directive.includes('/NQ') ? 'resolution' : 'plan',
    number: request.directive,
    issuedOn: request.issued,
    issuer: request.issuer ?? owner.name,
    abstract: request.abstract ?? request.directive,
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: owner.id,
  };
  const outcome = await register.executor.execute({ commandId: importCommandId(command), command });
  if (isExecuted(outcome)) return;
  // Somebody else may have registered it at the same moment, in other words.
  if ((await register.store.readStream(directive)).length > 0) return;
  const { text, remedy } = explainRefusal(outcome);
  throw new ImportRefused('directive-refused', {
    vi: `${text.vi} ${remedy.vi}`,
    en: `${text.en} ${remedy.en}`,
  });
}

function ownerMissing({ directive, owner }: TaskImportRequest, units: readonly ImportableUnit[]): ImportRefused {
  const codes = units.slice(0, 12).map(({ code }) => code);
  const known = codes.length === 0 ? '–' : codes.join(', ');
  return owner === undefined
    ? new ImportRefused('owner-needed', { number: directive, known })
    : new ImportRefused('owner-unknown', { owner, known });
}
