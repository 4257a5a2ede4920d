import type { ClockName, StepCode } from '#domain';

/** The next boundary of one running clock of one assignment, as the timers' table holds it. */
export interface DueTimer {
  readonly assignment: string;
  readonly clock: ClockName;
  /** For the clocks that fire a step. */
  readonly step: StepCode | null;
  readonly dueAt: string;
  readonly deadlineVersion: number;
}

export interface DueTimers {
  /**
   * Hands `work` at most `limit` timers that are due at `now`, earliest first, beginning after `after`. Nobody else is handed them
   * until `work` has ended; timers that others hold are passed over.
   */
  claim<Result>(
    claim: { readonly now: string; readonly after: DueTimer | null; readonly limit: number },
    work: (timers: readonly DueTimer[]) => Promise<Result>,
  ): Promise<Result>;
  /** When the earliest timer is due, past or future, or the earliest that is due after an instant; null without any. */
  nextDueAt(after?: string): Promise<string | null>;
}
