/**
 * Runs an annex against a moved clock: the units are registered with invented people, the tasks are drafted and issued on the day of
 * issue, and then nobody does anything, or everybody what a seed of behaviours says. What the ladder says, to whom and why, is told
 * week by week. The same files, days and seed give the same log, byte for byte.
 */
import type { TaskImportPlan } from '#application';
import { instantAt, VIETNAM_CALENDAR } from '#domain';
import { Players, type ActsTally } from './behaviour/players.js';
import { everybody } from './behaviour/everybody.js';
import { foundRegister, type SimulatedUnits } from './found-register.js';
import { issueAnnex, type IssuedAnnex } from './issue-annex.js';
import type { Outage } from './outage.js';
import { passTime, type SimulationStage } from './pass-time.js';
import { reportOn, type SimulationReport } from './simulation.report.js';

export interface SimulationRequest {
  readonly tasks: string;
  readonly units?: string;
  readonly directive: string;
  readonly issued: string;
  readonly from: string;
  readonly to: string;
  /** Seed of what people do; undefined: nobody does anything. */
  readonly behaviour?: number;
  /** Days without the machine; undefined: it runs all the time. */
  readonly outage?: Outage;
}

export interface SimulationResult extends SimulationReport {
  readonly directive: string;
  readonly from: string;
  readonly to: string;
  readonly units: SimulatedUnits['counts'];
  readonly rows: TaskImportPlan['summary'];
  readonly issued: number;
  readonly heldBack: IssuedAnnex['heldBack'];
  /** What people did by the seed; null when nobody did anything. */
  readonly behaviour: ({ readonly seed: number } & ActsTally) | null;
}

/** The hour at which the annex is issued. */
const MORNING = '09:00';

export async function simulate(request: SimulationRequest, stage: SimulationStage): Promise<SimulationResult> {
  const { register, clock } = stage;
  const { directive, from, to, behaviour: seed, outage } = request;
  clock.set(instantAt(from, '07:00'));
  const founded = await foundRegister(request.units, register, clock.now());
  clock.set(instantAt(from, MORNING));
  const { plan, issued, heldBack, people } = await issueAnnex(request, register, { ...founded, at: clock.now() });
  const players = seed === undefined ? null : new Players(register, everybody(seed, founded, VIETNAM_CALENDAR));
  await passTime({ from, to, outage }, players, stage);
  const names = new Map(founded.units.map((unit) => [unit.id, unit.name]));
  const ordinals = new Map(
    plan.rows.flatMap(({ command }) => (command === null ? [] : [[command.id, command.ordinal]])),
  );
  const report = await reportOn(register.store, {
    task: (id) => ordinals.get(id) ?? id,
    unit: (id) => names.get(id) ?? id,
    person: (id) => people.get(id) ?? id,
  });
  return {
    directive,
    from,
    to,
    units: founded.counts,
    rows: plan.summary,
    issued,
    heldBack,
    behaviour: players === null || seed === undefined ? null : { seed, ...players.tally() },
    ...report,
  };
}
