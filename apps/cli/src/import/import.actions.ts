import { readConfig, SystemClock, TableFault } from '#platform';
import { type Actor, type AskedCommand, explainRefusal } from '#domain';
import { isExecuted } from '#application';
import type { Register } from '../composition/register.js';
import { type RegisterChoice, registerExists, withRegister } from '../composition/session.js';
import { EXIT, Stop } from '../output/exit.js';
import { progress, silent } from '../output/progress.js';
import { COORDINATOR, directiveIdOf, REGISTRAR } from './console.actors.js';
import { type ImportReport, print, type ReportRow } from './import.report.js';
import { type KnownUnit, knownUnits } from './known-units.js';
import { planPeopleFile } from './people-file.js';
import { importCommandId, recordAll, type RecordedRow, savePeople } from './record.js';
import { planTaskFile } from './task-file.js';
import { planUnitFile } from './unit-file.js';

interface ImportOptions extends RegisterChoice {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

interface TaskOptions extends ImportOptions {
  readonly directive: string;
  readonly issued: string;
  readonly owner?: string;
  readonly issuer?: string;
  readonly abstract?: string;
  readonly issue?: boolean;
}

/** What an import needs of the register; a dry run on a bare machine has none. */
interface Desk {
  readonly register: Register | null;
  readonly units: readonly KnownUnit[];
  readonly at: string;
}

async function atDesk(options: ImportOptions, work: (desk: Desk) => Promise<ImportReport>): Promise<void> {
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

export async function importUnits(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, async ({ register, units, at }) => {
    const plan = await planUnitFile({ path, units, at, by: REGISTRAR });
    const recorded = await record(register, plan.commands, options);
    const { rows, accepted, rejected, kinds } = plan.summary;
    const details = plan.rows.map((row): ReportRow => ({
      row: row.row,
      line: row.line,
      status: row.status,
      findings: row.findings.map(inWords),
      readAs: { code: row.code, name: row.name },
    }));
    return { what: 'units', rows, accepted, warned: 0, rejected, kinds, ...recorded, details };
  });
}

export async function importPeople(path: string, options: ImportOptions): Promise<void> {
  await atDesk(options, async ({ register, units, at }) => {
    const planned = await planPeopleFile({ path, units, at, by: REGISTRAR });
    const good = planned.flatMap(({ person, command }) =>
      person === null || command === null ? [] : [{ person, command }],
    );
    // Whoever holds two posts stands in two rows.
    const people = new Map(good.map(({ person }) => [person.id, person]));
    if (register !== null && options.dryRun !== true) await savePeople(register, [...people.values()]);
    const recorded = await record(
      register,
      good.map(({ command }) => command),
      options,
    );
    const details = planned.map(({ row, line, status, findings }): ReportRow => ({
      row,
      line,
      status,
      findings,
      readAs: {},
    }));
    return {
      what: 'people',
      rows: planned.length,
      accepted: good.length,
      warned: 0,
      rejected: planned.length - good.length,
      ...recorded,
      details,
    };
  });
}

export async function importTasks(path: string, options: TaskOptions): Promise<void> {
  const directive = directiveIdOf(options.directive);
  await atDesk(options, async ({ register, units, at }) => {
    const plan = await planTaskFile({ path, directive, units, at, by: COORDINATOR });
    const drafts = plan.rows.flatMap(({ command }) => (command === null ? [] : [command]));
    if (register !== null && options.dryRun !== true)
      await registerDirective(register, options, { directive, units, at });
    const recorded = await record(register, drafts, options);
    const ready = options.issue === true ? drafts.filter(({ lead }) => lead.relation !== 'undetermined') : [];
    const issued = await record(
      register,
      ready.map(({ id }): AskedCommand => ({ type: 'IssueTask', id, at, by: COORDINATOR, issuedOn: options.issued })),
      options,
    );
    const details = plan.rows.map((row): ReportRow => ({
      row: row.row,
      line: row.line,
      status: row.status,
      findings: row.findings.map(inWords),
      readAs: row.readAs,
    }));
    return {
      what: 'tasks',
      directive: options.directive,
      ...plan.summary,
      ...recorded,
      ...(options.issue === true && { issued: issued.recorded, notIssued: issued.refused }),
      details,
    };
  });
}

/** The directive that the annex belongs to, unless it is there. */
async function registerDirective(
  register: Register,
  options: TaskOptions,
  { directive, units, at }: { directive: string; units: readonly KnownUnit[]; at: string },
): Promise<void> {
  const existing = await register.store.readStream(directive);
  if (existing.length > 0) return;
  const owner = units.find(({ code }) => code.toUpperCase() === options.owner?.toUpperCase());
  if (owner === undefined) {
    const known = units
      .slice(0, 12)
      .map(({ code }) => code)
      .join(', ');
    throw new Stop(
      `Cần --owner: mã đơn vị theo dõi văn bản, đã nhập bằng "import units" / --owner is needed: the code of the unit that follows it up${known === '' ? '' : `: ${known} …`}`,
      EXIT.usage,
    );
  }
  const by: Actor = COORDINATOR;
  const command: AskedCommand = {
    type: 'RegisterDirective',
    id: directive,
    at,
    by,
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

async function record(register: Register | null, commands: readonly AskedCommand[], options: ImportOptions) {
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

function inWords(finding: { column: string; reason: { vi: string; en: string }; remedy: { vi: string; en: string } }) {
  const { column, reason, remedy } = finding;
  return { column, vi: `${reason.vi} ${remedy.vi}`, en: `${reason.en} ${remedy.en}` };
}
