/**
 * Plays a log of real work through the register: every case is drafted, issued, worked on, submitted and confirmed by the same commands as any
 * task, at the instants at which it happened, and between two of them the worker fires what falls due. Then the register's own answers
 * are compared with what the file says by its dates, case by case.
 */
import { assignmentIdOf, isExecuted } from '#application';
import { localDay, type AskedCommand } from '#domain';
import { type MovableClock, uuidV5 } from '#platform';
import { AssignmentRow, ScoreboardQuery } from '#read-models';
import type { Register } from '../../apps/cli/src/composition/register.js';
import { fillTables, playerOver } from '../../apps/cli/src/composition/worker.js';
import { settableClock } from '../../apps/worker/src/stepping.clock.js';
import type { Moment, ReceiptCase, ReceiptLog } from './receipt-log.js';
import { COORDINATOR, DIRECTIVE, drafted, founding, headOf, officerOf, taskOf, unitOf } from './receipt-office.js';

/** Where a case stands, by the file's dates or by the register. */
type Standing = 'done-on-time' | 'done-late' | 'open-in-term' | 'open-overdue';

interface Disagreement {
  readonly case: string;
  readonly file: Standing;
  readonly register: string;
}

export interface ReplayReport {
  readonly cases: number;
  readonly activities: number;
  readonly from: string;
  readonly to: string;
  /** By the file's own dates. */
  readonly file: Counts;
  /** By the register, case by case, from its read models. */
  readonly register: Counts;
  readonly agree: number;
  readonly disagreements: readonly Disagreement[];
  /** Activities that the file dates after the end of their case: work on what is completed is refused, and counted here. */
  readonly afterTheEnd: { readonly activities: number; readonly cases: number };
  /** Every refusal by its code; anything but what is named above is a fault. */
  readonly refused: Readonly<Record<string, number>>;
  /** What the register says of the directive and what it did by itself on the way. */
  readonly scoreboard: { readonly total: number; readonly cells: Readonly<Record<string, number>> };
  readonly events: Readonly<Record<string, number>>;
}

interface Counts {
  readonly cases: number;
  readonly ended: number;
  readonly late: number;
  readonly open: number;
  readonly openOverdue: number;
}

export interface ReplayStage {
  readonly register: Register;
  readonly clock: MovableClock;
  /** Told after each moment. */
  readonly onMoment?: (done: number, of: number) => void;
}

const DAY_MS = 86_400_000;

export async function replayReceipts(log: ReceiptLog, stage: ReplayStage): Promise<ReplayReport> {
  const { register, clock, onMoment } = stage;
  const [first, last] = [log.moments[0], log.moments.at(-1)];
  if (first === undefined || last === undefined) throw new Error('the log is empty');
  const before = new Date(Date.parse(first.at) - DAY_MS).toISOString();
  clock.set(before);
  const desk = new Desk(register);
  for (const command of founding(log, before, localDay(before))) await desk.mustDo(command);
  const worker = playerOver(register, { publicUrl: 'http://127.0.0.1:3057' });
  // Nothing falls due before this instant: work and endings only put timers off, a beginning sets new ones.
  let quietUntil = before;
  for (const [index, moment] of log.moments.entries()) {
    if (quietUntil <= moment.at) {
      await worker.advanceTo(settableClock(clock), moment.at);
      quietUntil = (await worker.nextDueAt()) ?? last.at;
    } else clock.set(moment.at);
    await desk.live(moment);
    if (moment.kind === 'begin') quietUntil = moment.at;
    onMoment?.(index + 1, log.moments.length);
  }
  await worker.advanceTo(settableClock(clock), last.at);
  await fillTables(register);
  return reportOn(log, desk, { register, from: first.at, to: last.at });
}

/** Gives the commands of each moment, and keeps what was refused. */
class Desk {
  readonly refused = new Map<string, number>();
  readonly afterTheEnd: Moment[] = [];

  constructor(private readonly register: Register) {}

  async live(moment: Moment): Promise<void> {
    const { at } = moment;
    const id = assignmentIdOf(taskOf(moment.case), unitOf(moment.case));
    switch (moment.kind) {
      case 'begin':
        await this.mustDo(drafted(moment.case));
        await this.mustDo({ type: 'IssueTask', id: taskOf(moment.case), at, by: COORDINATOR, issuedOn: null });
        return;
      case 'work': {
        const by = officerOf(moment.case, moment.by);
        const words = moment.activity;
        const refusal = await this.ask({ type: 'ReportProgress', id, at, by, words, nextStep: null, percent: null });
        if (refusal === 'already-completed') this.afterTheEnd.push(moment);
        return;
      }
      case 'end': {
        // A note is as exact as its submission; a document would count by its whole day.
        const evidence = { kind: 'note' as const, words: 'The receipt phase ended' };
        await this.mustDo({ type: 'SubmitDeliverable', id, at, by: headOf(moment.case), evidence, words: null });
        await this.mustDo({ type: 'ConfirmDeliverable', id, at, by: COORDINATOR });
      }
    }
  }

  async mustDo(command: AskedCommand): Promise<void> {
    const refusal = await this.ask(command);
    if (refusal !== null) throw new Error(`${command.type} at ${command.at} was refused: ${refusal}`);
  }

  /** The refusal's code, or null. */
  private async ask(command: AskedCommand): Promise<string | null> {
    this.asked += 1;
    const outcome = await this.register.executor.execute({ commandId: uuidV5(`coselog ${this.asked}`), command });
    if (isExecuted(outcome)) return null;
    this.refused.set(outcome.refused, (this.refused.get(outcome.refused) ?? 0) + 1);
    return outcome.refused;
  }

  private asked = 0;
}

interface Played {
  readonly register: Register;
  readonly from: string;
  readonly to: string;
}

async function reportOn(log: ReceiptLog, desk: Desk, { register, from, to }: Played): Promise<ReplayReport> {
  const rows = await register.source.getRepository(AssignmentRow).find();
  const cellOf = new Map(rows.map(({ task, cell }) => [task, cell]));
  const pairs = log.cases.map((each) => ({
    case: each.id,
    file: standingByDates(each, to),
    register: cellOf.get(taskOf(each)) ?? 'absent',
  }));
  const disagreements = pairs.filter((pair) => pair.file !== pair.register);
  const { total, cells } = await new ScoreboardQuery(register.source).directive(DIRECTIVE, localDay(to));
  return {
    cases: log.cases.length,
    activities: log.activities,
    from,
    to,
    file: count(pairs.map(({ file }) => file)),
    register: count(rows.map(({ cell }) => cell)),
    agree: pairs.length - disagreements.length,
    disagreements,
    afterTheEnd: {
      activities: desk.afterTheEnd.length,
      cases: new Set(desk.afterTheEnd.map((moment) => moment.case.id)).size,
    },
    refused: Object.fromEntries(desk.refused),
    scoreboard: { total, cells },
    events: await countEvents(register),
  };
}

/** By the file alone: in milliseconds, and by nothing of the register. */
function standingByDates({ endedAt, deadline }: ReceiptCase, now: string): Standing {
  const due = Date.parse(deadline);
  if (endedAt !== null) return Date.parse(endedAt) > due ? 'done-late' : 'done-on-time';
  return Date.parse(now) > due ? 'open-overdue' : 'open-in-term';
}

function count(standings: readonly string[]): Counts {
  const of = (...wanted: readonly Standing[]): number =>
    standings.filter((each) => wanted.some((standing) => standing === each)).length;
  return {
    cases: standings.length,
    ended: of('done-on-time', 'done-late'),
    late: of('done-late'),
    open: of('open-in-term', 'open-overdue'),
    openOverdue: of('open-overdue'),
  };
}

const PAGE = 5_000;

async function countEvents({ store }: Register): Promise<Record<string, number>> {
  const counts = new Map<string, number>();
  for (let after = 0; ;) {
    const events = await store.readAll(after, PAGE);
    for (const { type } of events) counts.set(type, (counts.get(type) ?? 0) + 1);
    const last = events.at(-1);
    if (last === undefined) return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
    after = last.position;
  }
}
