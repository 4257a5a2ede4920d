import type { ClockName, StepCode } from '#domain';
import { type DataSource, In } from 'typeorm';
import { timersClaimSql } from './timers-claim.sql.js';
import { timersNextDueSql } from './timers-next-due.sql.js';
import { TimerRow } from './timers.entity.js';

/** A timer that is due. `step` for the clocks that fire one. */
export interface DueTimer {
  readonly assignment: string;
  readonly clock: ClockName;
  readonly step: StepCode | null;
  readonly dueAt: string;
  readonly deadlineVersion: number;
}

export interface TimerClaim {
  readonly now: string;
  /** Go on after this one; null begins with the earliest. */
  readonly after: DueTimer | null;
  readonly limit: number;
}

type Found = Omit<DueTimer, 'dueAt'> & { readonly dueAt: Date };

const FIRST = ['-infinity', '00000000-0000-0000-0000-000000000000', ''] as const;

/** When what is due next. */
export class TimersQuery {
  constructor(private readonly source: DataSource) {}

  /**
   * Hands `work` the timers that are due, earliest first. Nobody else is handed them until `work` has ended; those that
   * others hold are passed over. Nothing is written: what `work` records moves the timers through the log.
   */
  async claim<Result>(claim: TimerClaim, work: (timers: readonly DueTimer[]) => Promise<Result>): Promise<Result> {
    return this.source.transaction(async ({ queryRunner }) => {
      const after = claim.after === null ? FIRST : [claim.after.dueAt, claim.after.assignment, claim.after.clock];
      const found: Found[] = await queryRunner?.query(timersClaimSql, [claim.now, ...after, claim.limit]);
      return work(found.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() })));
    });
  }

  /** When the earliest timer is due, past or future, or the earliest that is due after an instant; null without any. */
  async nextDueAt(after?: string): Promise<string | null> {
    const [next]: { dueAt: Date }[] = await this.source.query(timersNextDueSql, [after ?? '-infinity']);
    return next?.dueAt.toISOString() ?? null;
  }

  /** The running clocks of each assignment. */
  async ofAssignments(assignments: readonly string[]): Promise<Map<string, TimerRow[]>> {
    const wanted = [...new Set(assignments)];
    const rows = await this.source.getRepository(TimerRow).find({
      where: { assignment: In(wanted) },
      order: { dueAt: 'asc', clock: 'asc' },
    });
    return new Map(wanted.map((assignment) => [assignment, rows.filter((row) => row.assignment === assignment)]));
  }
}
