/**
 * While a morning's steps are being fired, the tables that only screens read step back: people get their reminders first, and the
 * lists follow within seconds of it. A table that steps back still moves on by a batch now and then, so that it shows progress.
 *
 * Steps are many when a claim comes back full; the few of an ordinary minute hold nobody up.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { DueTimers } from '#automation';

const LONGEST_STEP_BACK_MS = 10_000;

export class MakingWay {
  private firing: Promise<void> | undefined;
  private fired: () => void = () => undefined;

  /** The same timers; from the first full claim on, others make way. */
  watching(timers: DueTimers): DueTimers {
    return {
      nextDueAt: () => timers.nextDueAt(),
      claim: (claim, work) =>
        timers.claim(claim, (claimed) => {
          if (claimed.length >= claim.limit) this.begin();
          return work(claimed);
        }),
    };
  }

  /** Resolves when there is room; undefined when there is already. */
  room(): Promise<unknown> | undefined {
    if (this.firing === undefined) return undefined;
    return Promise.race([this.firing, delay(LONGEST_STEP_BACK_MS, undefined, { ref: false })]);
  }

  end(): void {
    this.firing = undefined;
    this.fired();
  }

  private begin(): void {
    this.firing ??= new Promise((resolve) => (this.fired = resolve));
  }
}
