import { isExecuted, unknownNames, type NameRuling } from '#application';
import { type AskedCommand, type DondocCommand, explainRefusal } from '#domain';
import type { Register } from '../composition/register.js';
import { EXIT, Stop } from '../output/exit.js';
import { COORDINATOR, directiveIdOf } from './console.actors.js';
import { atDesk, type Desk, type ImportOptions, inWords, record } from './desk.js';
import type { ReportRow } from './import.report.js';
import type { KnownUnit } from './known-units.js';
import { balanceFindings, balanceOf, countBalances, countStatuses, isHeld, statusWith } from './opening-balances.js';
import { readNameRulings, writeUnknownNames } from './names-file.js';
import { importCommandId } from './record.js';
import { recordedTasks } from './recorded-tasks.js';
import { planTaskFile } from './task-file.js';

export interface TaskOptions extends ImportOptions {
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
}

export async function importTasks(path: string, options: TaskOptions): Promise<void> {
  const directive = directiveIdOf(options.directive);
  await atDesk(options, async (desk) => {
    const { register, at } = desk;
    const plan = await planOf(path, options, { desk, directive });
    if (options.unknownNames !== undefined) await writeUnknownNames(options.unknownNames, unknownNames(plan.rows));
    if (register !== null && options.dryRun !== true) await registerDirective(register, options, { directive, desk });
    const drafts = plan.drafts.filter(({ standing }) => standing === 'new').map(({ command }) => command);
    const there = plan.drafts.length - drafts.length;
    const recorded = await record(register, drafts, options);
    const { balances } = plan;
    const ready = plan.drafts.filter(
      ({ row, command }) => command.lead.relation !== 'undetermined' && !isHeld(balances, row),
    );
    const issuing = (options.issue === true ? ready : []).map(({ row, command }): AskedCommand => {
      const balance = balanceOf(balances, row);
      const issue = { type: 'IssueTask' as const, id: command.id, at, by: COORDINATOR, issuedOn: options.issued };
      return balance === undefined ? issue : { ...issue, balance };
    });
    const issued = await record(register, issuing, options);
    const details = plan.rows.map((row): ReportRow => ({
      row: row.row,
      line: row.line,
      status: statusWith(row, balanceFindings(balances, row.row)),
      findings: [...row.findings, ...balanceFindings(balances, row.row)].map(inWords),
      readAs: { ...row.readAs, balance: balanceOf(balances, row.row) },
    }));
    const standings = countBalances(balances);
    return {
      what: 'tasks',
      directive: options.directive,
      ...plan.summary,
      ...countStatuses(details),
      ...(standings !== null && { balances: standings }),
      ...recorded,
      alreadyThere: recorded.alreadyThere + there,
      ...(options.issue === true && { issued: issued.recorded, notIssued: issued.refused }),
      notes: plan.notes,
      details,
    };
  });
}

interface Place {
  readonly desk: Desk;
  readonly directive: string;
}

async function planOf(path: string, options: TaskOptions, { desk, directive }: Place) {
  const { register, units, at } = desk;
  const rulings: readonly NameRuling[] = options.names === undefined ? [] : await readNameRulings(options.names);
  return planTaskFile({
    path,
    directive,
    number: options.directive,
    issuedOn: options.issued,
    owner: ownerOf(units, options)?.id ?? (register === null ? null : await recordedOwner(register, directive)),
    units,
    at,
    by: COORDINATOR,
    recorded: register === null ? [] : await recordedTasks(register, directive, options),
    asOf: options.asOf ?? null,
    rulings,
    acceptGroups: options.acceptGroups,
    acceptSplits: options.acceptSplits,
    reading: options,
  });
}

function ownerOf(units: readonly KnownUnit[], { owner }: TaskOptions): KnownUnit | undefined {
  return units.find(({ code }) => code.toUpperCase() === owner?.toUpperCase());
}

/** The unit that follows up a directive of the register; null when it is not there. */
async function recordedOwner(register: Register, directive: string): Promise<string | null> {
  const [first] = await register.store.readStream(directive);
  const data: { ownerUnit?: unknown } = first?.data ?? {};
  return typeof data.ownerUnit === 'string' ? data.ownerUnit : null;
}

/** The directive that the annex belongs to, unless it is there. */
async function registerDirective(register: Register, options: TaskOptions, { directive, desk }: Place): Promise<void> {
  const existing = await register.store.readStream(directive);
  if (existing.length > 0) return;
  const owner = ownerOf(desk.units, options);
  if (owner === undefined) throw ownerNeeded(desk.units);
  const command: DondocCommand & AskedCommand = {
    type: 'RegisterDirective',
    id: directive,
    at: desk.at,
    by: COORDINATOR,
    kind: options.directive.includes('/NQ') ? 'resolution' : 'plan',
    number: options.directive,
    issuedOn: options.issued,
    issuer: options.issuer ?? owner.name,
    abstract: options.abstract ?? options.directive,
    urgency: 'normal',
    secrecy: 'open',
    ownerUnit: owner.id,
  };
  const outcome = await register.executor.execute({ commandId: importCommandId(command), command });
  if (!isExecuted(outcome)) {
    const { text, remedy } = explainRefusal(outcome);
    throw new Stop(`${text.vi} ${remedy.vi} / ${text.en} ${remedy.en}`, EXIT.rejected);
  }
}

function ownerNeeded(units: readonly KnownUnit[]): Stop {
  const known = units
    .slice(0, 12)
    .map(({ code }) => code)
    .join(', ');
  return new Stop(
    `Cần --owner: mã đơn vị theo dõi văn bản, đã nhập bằng "import units" / --owner is needed: the code of the unit that follows it up${known === '' ? '' : `: ${known} …`}`,
    EXIT.usage,
  );
}
