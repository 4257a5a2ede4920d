/**
 * Fires what is due. A pass goes once through the timers' table in blocks, earliest first; each block is claimed, so that sweeps of
 * several processes share the work, and fired at once. A pass that fired something is followed by another, because a step that
 * fired sets the clock of the next one, but only when the table shows what the last pass did: the table lags, and a timer that was
 * fired still stands in it for a moment. Whatever is fired twice all the same has one command id, and one effect.
 *
 * Steps are fired within the hours in which people are written to, and nowhere else; boundaries are crossed at any hour.
 *
 * A timer that is still there when the table has caught up was refused, or answers nothing for ever. It is told to the operator and
 * left alone for a while; the others go on.
 */
import { nextWorkingInstant } from '#domain';
import type { Clock } from '#platform';
import type { CalendarBook } from '../calendar.book.js';
import type { CommandExecutor, CommandOutcome, IdentifiedCommand } from '../command-executor.port.js';
import type { Projections } from '../projections.port.js';
import type { Report } from '../report.port.js';
import type { DueTimer, DueTimers } from './due-timers.port.js';
import { timerCommand, timerCommandId } from './timer.command.js';

export interface SweepPorts {
  readonly timers: DueTimers;
  readonly commands: CommandExecutor;
  readonly projections: Projections;
  readonly calendar: Pick<CalendarBook, 'inForce'>;
  readonly clock: Clock;
  readonly report: Report;
}

export interface SweepOptions {
  /** Timers a block; default 500. */
  readonly blockSize?: number;
  /** How long a stuck timer is left alone, in milliseconds of real time; default 60,000. */
  readonly leaveAloneMs?: number;
}

export interface SweepResult {
  /** Commands recorded, whether or not they made an event. */
  readonly fired: number;
  /** Timers that are due and cannot be fired for now. */
  readonly stuck: number;
}

interface Pass {
  /** Whether people may be written to now. */
  readonly mayWrite: boolean;
  fired: number;
  position: number;
  readonly seen: Set<string>;
  readonly stuck: Set<string>;
}

export class Sweep {
  /** Commands that were asked: until when (of performance.now) they are not asked again, and whether the operator knows. */
  private readonly asked = new Map<string, { readonly until: number; told: boolean }>();

  constructor(
    private readonly ports: SweepPorts,
    private readonly options: SweepOptions = {},
  ) {}

  /** Goes on until nothing that is due now can be fired. Throws when the timers' table does not come along. */
  async run(): Promise<SweepResult> {
    const now = this.ports.clock.now();
    const calendar = await this.ports.calendar.inForce();
    const mayWrite = calendar !== null && nextWorkingInstant(calendar, now) === now;
    let fired = 0;
    for (;;) {
      const pass = await this.pass(now, mayWrite);
      fired += pass.fired;
      for (const id of this.asked.keys()) if (!pass.seen.has(id)) this.asked.delete(id);
      if (pass.fired === 0) return { fired, stuck: pass.stuck.size };
      await this.ports.projections.reach(pass.position);
    }
  }

  private async pass(now: string, mayWrite: boolean): Promise<Pass> {
    const limit = this.options.blockSize ?? 500;
    const pass: Pass = { mayWrite, fired: 0, position: 0, seen: new Set(), stuck: new Set() };
    let after: DueTimer | null = null;
    for (;;) {
      const claimed: readonly DueTimer[] = await this.ports.timers.claim({ now, after, limit }, async (timers) => {
        await this.fire(timers, now, pass);
        return timers;
      });
      after = claimed.at(-1) ?? null;
      if (after === null || claimed.length < limit) return pass;
    }
  }

  private async fire(timers: readonly DueTimer[], now: string, pass: Pass): Promise<void> {
    const fresh = timers
      .filter(({ step }) => step === null || pass.mayWrite)
      .filter((timer) => this.isFresh(timer, pass));
    const commands = fresh.map((timer) => ({ commandId: timerCommandId(timer), command: timerCommand(timer, now) }));
    const outcomes = commands.length === 0 ? [] : await this.ports.commands.executeMany(commands);
    for (const [index, outcome] of outcomes.entries()) this.note(commands[index], outcome, pass);
  }

  private isFresh(timer: DueTimer, pass: Pass): boolean {
    const id = timerCommandId(timer);
    pass.seen.add(id);
    const asked = this.asked.get(id);
    if (asked === undefined || performance.now() >= asked.until) return true;
    pass.stuck.add(id);
    if (!asked.told) this.tell(timer.assignment, { clock: timer.clock, step: timer.step, why: 'it is due still' });
    asked.told = true;
    return false;
  }

  private note(asked: IdentifiedCommand | undefined, outcome: CommandOutcome, pass: Pass): void {
    if (asked === undefined) return;
    const { commandId, command } = asked;
    const again = this.asked.has(commandId);
    const until = performance.now() + (this.options.leaveAloneMs ?? 60_000);
    if (outcome.kind === 'done' && !again) {
      pass.fired += 1;
      pass.position = Math.max(pass.position, outcome.position);
      this.asked.set(commandId, { until, told: false });
      return;
    }
    pass.stuck.add(commandId);
    this.asked.set(commandId, { until, told: true });
    this.tell(command.id, { command: command.type, why: whyOf(outcome) });
  }

  private tell(assignment: string, facts: Readonly<Record<string, unknown>>): void {
    this.ports.report.warn('a timer cannot be fired', { assignment, ...facts });
  }
}

function whyOf(outcome: CommandOutcome): string {
  if (outcome.kind === 'refused') return outcome.code;
  return outcome.kind === 'failed' ? String(outcome.error) : 'it is due still';
}
