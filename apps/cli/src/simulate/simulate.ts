/**
 * Runs an annex against a moved clock: the units are registered with invented people, the tasks are drafted and issued on the day of
 * issue, and nobody does anything. What the ladder then says, to whom and why, is told week by week. The same file and the
 * same days give the same log, byte for byte.
 */
import { isExecuted } from '#application';
import {
  type AskedCommand,
  CALENDAR_STREAM,
  CENTRAL_AGENCIES,
  DEFAULT_POLICY,
  instantAt,
  POLICY_STREAM,
  VIETNAM_CALENDAR,
} from '#domain';
import { importedUnitId, type TaskImportPlan } from '#application';
import { type MovableClock, uuidV5 } from '#platform';
import { openMailbox } from '../../../worker/src/mailbox/capturing.mailbox.js';
import { settableClock } from '../../../worker/src/stepping.clock.js';
import { SmtpChannel } from '#automation';
import type { Register } from '../composition/register.js';
import { Opened } from '../composition/opened.js';
import { fillTables, replayerOver } from '../composition/worker.js';
import { blocksOf } from '../import/blocks.js';
import { COORDINATOR, directiveIdOf, REGISTRAR } from '../import/console.actors.js';
import type { KnownUnit } from '../import/known-units.js';
import { savePeople } from '../import/record.js';
import { planTaskFile } from '../import/task-file.js';
import { planUnitFile } from '../import/unit-file.js';
import type { ProgressMaker } from '../output/progress.js';
import { FOLLOWER, staff } from './simulation.people.js';
import { reportOn, type SimulationReport } from './simulation.report.js';

export interface SimulationRequest {
  readonly tasks: string;
  readonly units?: string;
  readonly directive: string;
  readonly issued: string;
  readonly from: string;
  readonly to: string;
}

export interface SimulationResult extends SimulationReport {
  readonly directive: string;
  readonly from: string;
  readonly to: string;
  readonly rows: TaskImportPlan['summary'];
  readonly issued: number;
  /** Drafts that could not be issued, with the reason. */
  readonly heldBack: readonly { readonly ordinal: string; readonly reason: string }[];
}

export interface SimulationStage {
  readonly register: Register;
  readonly clock: MovableClock;
  readonly progress: ProgressMaker;
}

/** The hour at which the annex is issued, and at which each simulated day ends. */
const MORNING = '09:00';

export async function simulate(request: SimulationRequest, stage: SimulationStage): Promise<SimulationResult> {
  const { register, clock } = stage;
  clock.set(instantAt(request.from, '07:00'));
  const units = await registerUnits(request, register, clock.now());
  clock.set(instantAt(request.from, MORNING));
  const drafted = await draftAndIssue(request, register, { units, at: clock.now() });
  await passTime(request, stage);
  const names = new Map(units.map((unit) => [unit.id, unit.name]));
  const ordinals = new Map(
    drafted.plan.rows.flatMap(({ command }) => (command === null ? [] : [[command.id, command.ordinal]])),
  );
  const report = await reportOn(register.store, {
    task: (id) => ordinals.get(id) ?? id,
    unit: (id) => names.get(id) ?? id,
  });
  const { directive, from, to } = request;
  return {
    directive,
    from,
    to,
    rows: drafted.plan.summary,
    issued: drafted.issued,
    heldBack: drafted.heldBack,
    ...report,
  };
}

async function registerUnits(
  request: SimulationRequest,
  register: Register,
  at: string,
): Promise<readonly KnownUnit[]> {
  const central = CENTRAL_AGENCIES.map(({ code, name, nameEn, kind, aliases }) => ({
    id: importedUnitId(code),
    code,
    name,
    nameEn,
    kind,
    aliases,
  }));
  const follower = { ...FOLLOWER, id: importedUnitId(FOLLOWER.code), aliases: [], kind: 'office' as const };
  const listed =
    request.units === undefined ? null : await planUnitFile({ path: request.units, units: [], at, by: REGISTRAR });
  const commands: AskedCommand[] = [
    { type: 'PublishCalendar', id: CALENDAR_STREAM, at, by: REGISTRAR, calendar: VIETNAM_CALENDAR },
    { type: 'PublishPolicy', id: POLICY_STREAM, at, by: REGISTRAR, policy: DEFAULT_POLICY },
    ...[follower, ...central].map(({ id, code, name, nameEn, kind }): AskedCommand => ({
      type: 'RegisterUnit',
      id,
      at,
      by: REGISTRAR,
      code,
      name,
      nameEn,
      kind,
      parent: null,
      field: null,
    })),
    ...(listed?.commands ?? []),
  ];
  const others = (listed?.commands ?? []).map(({ id, code, name }) => ({ id, code, name, aliases: [] }));
  const units: KnownUnit[] = [...central, ...others];
  const { people, commands: posts } = staff(units, follower, at);
  await savePeople(register, people);
  await giveAll(register, [...commands, ...posts]);
  return units;
}

interface Drafted {
  readonly plan: TaskImportPlan;
  readonly issued: number;
  readonly heldBack: SimulationResult['heldBack'];
}

async function draftAndIssue(
  request: SimulationRequest,
  register: Register,
  { units, at }: { readonly units: readonly KnownUnit[]; readonly at: string },
): Promise<Drafted> {
  const directive = directiveIdOf(request.directive);
  const plan = await planTaskFile({ path: request.tasks, directive, units, at, by: COORDINATOR });
  await giveAll(register, [
    {
      type: 'RegisterDirective',
      id: directive,
      at,
      by: COORDINATOR,
      kind: 'resolution',
      number: request.directive,
      issuedOn: request.issued,
      issuer: request.directive,
      abstract: request.directive,
      urgency: 'normal',
      secrecy: 'open',
      ownerUnit: importedUnitId(FOLLOWER.code),
    },
  ]);
  const drafts = plan.rows.flatMap(({ command }) => (command === null ? [] : [command]));
  await giveAll(register, drafts);
  let issued = 0;
  const heldBack: { ordinal: string; reason: string }[] = [];
  for (const { id, ordinal } of drafts) {
    const command: AskedCommand = { type: 'IssueTask', id, at, by: COORDINATOR, issuedOn: request.issued };
    const outcome = await register.executor.execute({ commandId: commandIdOf(command), command });
    if (isExecuted(outcome)) issued += 1;
    else heldBack.push({ ordinal, reason: outcome.refused });
  }
  return { plan, issued, heldBack };
}

async function passTime(request: SimulationRequest, { register, clock, progress }: SimulationStage): Promise<void> {
  const opened = new Opened();
  try {
    const mailbox = opened.add(await openMailbox({ keep: 1 }), (each) => each.close());
    const mail = opened.add(
      new SmtpChannel({ url: mailbox.url, from: 'nhac-viec@mo-phong.example', fromName: 'Đôn đốc' }),
      (each) => each.close(),
    );
    const worker = replayerOver(register, { mail, publicUrl: 'http://127.0.0.1:3057' });
    const days = daysOf(request);
    const bar = progress('Mô phỏng / simulating', days.length);
    for (const [index, day] of days.entries()) {
      await worker.advanceTo(settableClock(clock), instantAt(day, '23:00'));
      bar.to(index + 1, day);
    }
    bar.end();
    await fillTables(register);
  } finally {
    await opened.close();
  }
}

/** The Sundays from the first day to the last, and the last. */
function daysOf({ from, to }: SimulationRequest): readonly string[] {
  const last = Date.parse(`${to}T00:00:00Z`);
  const days: string[] = [];
  for (let day = Date.parse(`${from}T00:00:00Z`); day < last; day += 7 * 86_400_000)
    days.push(new Date(day).toISOString().slice(0, 10));
  return [...days, to];
}

function commandIdOf(command: AskedCommand): string {
  const more = command.type === 'FillPost' ? ` ${command.post} ${command.person}` : '';
  return uuidV5(`simulate ${command.type}${more}`, command.id);
}

/** Gives commands in their order, each block one after the other; the log is the same every time. */
async function giveAll({ executor }: Register, commands: readonly AskedCommand[]): Promise<void> {
  for (const block of blocksOf(commands)) {
    const requests = block.map((command) => ({ commandId: commandIdOf(command), command }));
    for (const settled of await executor.executeMany(requests)) {
      if (settled.kind === 'failed') throw settled.error;
      if (settled.kind === 'refused')
        throw new Error(`a command of the simulation was refused: ${settled.refusal.refused}`);
    }
  }
}
