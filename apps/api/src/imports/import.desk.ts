import { Inject, Injectable } from '@nestjs/common';
import {
  CommandExecutor,
  type ImportDesk,
  type ImportOutcome,
  type ImportRegister,
  importTaskFile,
  importUnitFile,
  type NameRuling,
  type ReadingOptions,
  type RefusedCommand,
  type TaskImportReport,
  voidImportedDrafts,
} from '#application';
import type { ImportRefusal, TaskImportAnswer, UnitImportAnswer, VoidImportAnswer } from '#contracts';
import type { Clock, SourceFile } from '#platform';
import { CLOCK } from '../api.options.js';
import type { Asking } from '../http/request.context.js';
import { sha256 } from './file.hash.js';
import { type KeyedImport, remember, type Remembered, remembered } from './import.key.js';
import type { FileQuery, TaskFileQuery, VoidImportBody } from './import.queries.js';
import { ImportTurns } from './import.turns.js';
import { ReachedTables } from './reached.tables.js';

/** Files over HTTP: the same import as the shell's, one at a time in this process. */
@Injectable()
export class ApiImportDesk {
  private readonly register: ImportRegister;

  constructor(
    executor: CommandExecutor,
    private readonly tables: ReachedTables,
    private readonly turns: ImportTurns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.register = { store: tables.store, executor, tables: tables.query };
  }

  tasks(asking: Asking, bytes: Buffer, query: TaskFileQuery): Promise<TaskImportAnswer> {
    const { directive, issued, owner, issuer, abstract, asOf, correct, dryRun } = query;
    const { issue, acceptGroups, acceptSplits, redraft } = query;
    const asked = {
      directive,
      issued,
      owner,
      issuer,
      abstract,
      asOf,
      correct,
      rulings: rulingsIn(query),
      ...reading(query, bytes),
    };
    const flags = {
      issue: issue === 'true',
      acceptGroups: acceptGroups === 'true',
      acceptSplits: acceptSplits === 'true',
      redraft: redraft === 'true',
    };
    const keyed = { asking, asked: { what: 'tasks', ...query, bytes: sha256(bytes) } };
    return this.once(keyed, { dryRun: dryRun === 'true' }, async (dry) => {
      const report = await importTaskFile({ ...asked, ...flags, dryRun: dry }, await this.deskOf(asking));
      return { ...taskAnswer(report), ...told(report, query) };
    });
  }

  units(asking: Asking, bytes: Buffer, query: FileQuery): Promise<UnitImportAnswer> {
    const keyed = { asking, asked: { what: 'units', ...query, bytes: sha256(bytes) } };
    return this.once(keyed, { dryRun: query.dryRun === 'true' }, async (dry) => {
      const report = await importUnitFile({ ...reading(query, bytes), dryRun: dry }, await this.deskOf(asking));
      return { what: 'units' as const, kinds: counts(report.kinds), ...told(report, query) };
    });
  }

  async void(asking: Asking, body: VoidImportBody): Promise<VoidImportAnswer> {
    const desk = await this.deskOf(asking);
    const report = await this.turns.take(() => voidImportedDrafts(body, desk));
    return { ...report, position: await this.register.store.lastPosition() };
  }

  /** Does it and remembers what it came to; what was done under the same key before is read again, and not done. */
  private once<Answer extends Counted>(
    keyed: KeyedImport,
    { dryRun }: { readonly dryRun: boolean },
    work: (dryRun: boolean) => Promise<Answer>,
  ) {
    return this.turns.take(async () => {
      const before = dryRun ? null : await remembered(this.register.store, keyed);
      const answer = await work(dryRun || before !== null);
      const { recorded, alreadyThere, issued = null } = answer;
      if (!dryRun && before === null)
        await remember(this.register.store, keyed, { recorded, alreadyThere, issued }, this.clock.now());
      const position = await this.register.store.lastPosition();
      return {
        ...answer,
        ...(before !== null && asBefore(answer, before)),
        dryRun,
        position,
        repeated: before !== null,
      };
    });
  }

  /** What others follow up is not there for the one who asks: its number is as free as one that nobody uses. */
  private async deskOf({ by, cleared }: Asking) {
    const register: ImportRegister = { ...this.register, owners: await this.tables.ownersFor({ ...by, cleared }) };
    return { register, at: this.clock.now(), by } satisfies ImportDesk;
  }
}

interface Counted {
  readonly recorded: number;
  readonly alreadyThere: number;
  readonly issued?: number | null;
}

/** The counts of the first time, of what this answer counts. */
function asBefore(answer: Counted, { issued, ...counted }: Remembered): Counted {
  return 'issued' in answer ? { ...counted, issued } : counted;
}

function reading({ file, sheet, map = [] }: FileQuery, bytes: Buffer): ReadingOptions & { readonly file: SourceFile } {
  // Only the last part of a path: what a browser or a script sends as a name may be one.
  return { file: { name: file.split(/[/\\]/).at(-1) ?? file, bytes }, sheet, map };
}

/** "name=decision"; a name may hold the sign itself, a decision cannot. */
function rulingsIn({ name = [] }: TaskFileQuery): readonly NameRuling[] {
  return name.map((pair) => {
    const at = pair.lastIndexOf('=');
    return { name: pair.slice(0, at).trim(), decision: pair.slice(at + 1).trim() };
  });
}

function taskAnswer(report: TaskImportReport) {
  const { directive, leads, deadlines, findings, balances, issued, notIssued, unknownNames } = report;
  const { differing, corrected, notCorrected } = report;
  return {
    what: 'tasks' as const,
    directive,
    leads,
    deadlines: counts(deadlines),
    findings: counts(findings),
    balances: balances ?? null,
    issued: issued ?? null,
    notIssued: (notIssued ?? []).map(refusal),
    differing,
    corrected: corrected ?? null,
    notCorrected: (notCorrected ?? []).map(refusal),
    unknownNames,
  };
}

/** What every import tells. */
function told(outcome: ImportOutcome, { details }: FileQuery) {
  const { rows, accepted, warned, rejected, recorded, alreadyThere, refused, notes } = outcome;
  const all = details !== 'findings';
  return {
    rows,
    accepted,
    warned,
    rejected,
    recorded,
    alreadyThere,
    refused: refused.map(refusal),
    notes,
    details: all ? outcome.details : outcome.details.filter(({ findings }) => findings.length > 0),
  };
}

function refusal({ row, code, reason, remedy }: RefusedCommand): ImportRefusal {
  return { row, code, reason, remedy };
}

function counts(partial: Readonly<Partial<Record<string, number>>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(partial).flatMap(([name, count]) => (count === undefined ? [] : [[name, count]])),
  );
}
