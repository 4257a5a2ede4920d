import type { RecordedEvent } from '#event-store';
import { MemoryRows } from '../projecting/memory.rows.js';
import { timersOf } from '../timers/set-timers.js';
import { ClockedRow, ReachRow, RulesRow, TimerRow } from '../timers/timers.entity.js';
import { timersProjection } from '../timers/timers.projection.js';
import type { DueTimer, TimerClaim } from '../timers/timers.query.js';
import { byText } from './by-text.js';

/** When what is due next, from rows in memory. */
export class PlayedTimers {
  private readonly rows = new MemoryRows(timersProjection);
  private readonly timers = this.rows.choose(TimerRow, () => true);
  private readonly running = this.rows.choose(ClockedRow, ({ ended }) => !ended);

  apply(events: readonly RecordedEvent[]): void {
    this.rows.apply(events);
    if (events.some(({ type }) => type === 'PolicyPublished' || type === 'CalendarPublished')) this.renew();
  }

  /** Nobody else takes them: one process plays the past. */
  async claim<Result>(claim: TimerClaim, work: (timers: readonly DueTimer[]) => Promise<Result>): Promise<Result> {
    const { now, after, limit } = claim;
    const due = [...this.timers.all()].filter(
      (timer) => timer.dueAt <= now && (after === null || inOrder(timer, after) > 0),
    );
    return work(due.sort(inOrder).slice(0, limit).map(dueTimer));
  }

  async nextDueAt(after = ''): Promise<string | null> {
    let next: string | null = null;
    for (const { dueAt } of this.timers.all()) if (dueAt > after && (next === null || dueAt < next)) next = dueAt;
    return next;
  }

  /** Whether any assignment is still open. */
  async anyOpen(): Promise<boolean> {
    return this.running.size > 0;
  }

  /** Sets anew what was set under rules older than those in force. */
  private renew(): void {
    const rules = this.rows.get(RulesRow, { id: 'inForce' });
    if (rules === undefined) return;
    const { policyVersion, calendarVersion } = rules;
    const rest = { deletes: [], adds: [] };
    for (const row of this.running.all()) {
      const { assignment, state } = row;
      const timers = timersOf(row, rules, this.rows.get(ReachRow, { unit: state.unit }));
      this.rows.write({
        ...rest,
        table: TimerRow,
        upserts: timers.map((timer) => ({ assignment, ...timer })),
        deletes: row.timers.map(({ clock }) => ({ assignment, clock })),
      });
      this.rows.write({ ...rest, table: ClockedRow, upserts: [{ ...row, policyVersion, calendarVersion, timers }] });
    }
  }
}

function dueTimer({ assignment, clock, step, dueAt, deadlineVersion }: TimerRow): DueTimer {
  return { assignment, clock, step, dueAt, deadlineVersion };
}

function inOrder(a: DueTimer, b: DueTimer): number {
  return byText(a.dueAt, b.dueAt) || byText(a.assignment, b.assignment) || byText(a.clock, b.clock);
}
