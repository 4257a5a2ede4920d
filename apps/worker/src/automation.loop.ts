/**
 * Drives automation by real time. A turn does what is due and asks when something is due next; until then, or until the log grows,
 * nothing is asked of the database. A look at the clock when the instant should have come, and each second until then, in memory,
 * notices it, also when the clock was moved; a turn every half minute makes up for a notification that was lost.
 */
import type { Clock } from '#platform';
import type { Report } from '#automation';

export interface LoopOptions {
  /** What is due now. Gives the next instant at which there is something to do; null when nothing is planned. */
  readonly turn: () => Promise<string | null>;
  readonly clock: Clock;
  /** Calls back when the log grew; gives the way to stop listening. */
  readonly onGrowth: (listener: () => void) => () => void;
  readonly report: Report;
  /** Milliseconds of real time. A turn without a cause: default 30,000. Between two turns: default 200. */
  readonly safetyMs?: number;
  readonly restMs?: number;
}

const LOOK_MS = 1_000;
const SHORTEST_LOOK_MS = 10;
const MOST_BACKOFF_MS = 30_000;

export class AutomationLoop {
  private next: string | null = null;
  private grew = true;
  private lastTurn = 0;
  private pause = 0;
  private running = false;
  private timer: NodeJS.Timeout | undefined;
  private unsubscribe: (() => void) | undefined;
  /** The turn or other work at hand: one at a time. */
  private hand: Promise<void> = Promise.resolve();

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.running = true;
    this.unsubscribe = this.options.onGrowth(() => {
      this.grew = true;
      this.schedule(Math.max(this.options.restMs ?? 200, this.pause));
    });
    this.schedule(0);
  }

  /** Ends after the turn at hand. */
  async stop(): Promise<void> {
    this.running = false;
    this.unsubscribe?.();
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.hand;
  }

  /** Runs `work` while no turn runs: for whoever moves the clock. */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.hand;
    const mine = before.then(work);
    this.hand = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  }

  private schedule(afterMs: number): void {
    if (!this.running || (this.timer !== undefined && afterMs > 0 && this.scheduledFor <= performance.now() + afterMs))
      return;
    clearTimeout(this.timer);
    this.scheduledFor = performance.now() + afterMs;
    this.timer = setTimeout(() => void this.look(), afterMs);
  }
  private scheduledFor = 0;

  private async look(): Promise<void> {
    this.timer = undefined;
    if (this.isTime()) await this.exclusively(() => this.turn());
    this.schedule(Math.max(this.untilNextMs(), this.pause));
    if (this.grew && this.pause === 0) this.schedule(this.options.restMs ?? 200);
  }

  private untilNextMs(): number {
    if (this.next === null) return LOOK_MS;
    const left = Date.parse(this.next) - Date.parse(this.options.clock.now());
    return Math.min(LOOK_MS, Math.max(SHORTEST_LOOK_MS, left));
  }

  private isTime(): boolean {
    if (this.grew || performance.now() - this.lastTurn >= (this.options.safetyMs ?? 30_000)) return true;
    return this.next !== null && this.next <= this.options.clock.now();
  }

  private async turn(): Promise<void> {
    this.grew = false;
    this.lastTurn = performance.now();
    try {
      this.next = await this.options.turn();
      this.pause = 0;
    } catch (error) {
      this.grew = true;
      this.pause = Math.min(MOST_BACKOFF_MS, Math.max(LOOK_MS, this.pause * 2));
      this.options.report.warn('automation rests after a fault', { error: String(error), forMs: this.pause });
    }
  }
}
