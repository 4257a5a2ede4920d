import { setTimeout as delay } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Milliseconds, default 10,000. */
  readonly within?: number;
  /** What was waited for, in the words of the failure. */
  readonly what?: string;
}

/**
 * Waits until `probe` gives something other than undefined, false or null, and returns it. For effects that announce
 * themselves by no event we could await (another process, a table filled elsewhere). An expectation that throws inside the
 * probe counts as "not yet", and its words end up in the failure.
 */
export async function eventually<T>(
  probe: () => T | undefined | false | null | Promise<T | undefined | false | null>,
  options: EventuallyOptions = {},
): Promise<T> {
  const within = options.within ?? 10_000;
  const deadline = performance.now() + within;
  let pause = 2;
  for (;;) {
    let last: unknown;
    try {
      const value = await probe();
      if (value !== undefined && value !== false && value !== null) return value;
    } catch (error) {
      last = error;
    }
    if (performance.now() > deadline) {
      throw new Error(`${options.what ?? 'the condition'} did not come true within ${within} ms`, { cause: last });
    }
    await delay(pause);
    pause = Math.min(50, pause * 2);
  }
}
