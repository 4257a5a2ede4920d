import type { Projections } from '#automation';
import type { ProjectionProgress, ProjectionRunner } from '#read-models';

/** The tables that automation reads. */
export const NEEDED_PROJECTIONS: readonly string[] = ['timers', 'notices', 'forms'];
/** What the figures of a Monday's page are counted from. */
export const COUNTED_PROJECTIONS: readonly string[] = ['forms', 'register', 'units'];
/** Those, and what says when it comes. */
export const MONDAY_PROJECTIONS: readonly string[] = [...new Set([...NEEDED_PROJECTIONS, ...COUNTED_PROJECTIONS])];
const LONGEST_WAIT_MS = 30_000;

/** While projections run by themselves, in this process or another: waits for them. */
export class AwaitedProjections implements Projections {
  private known = -1;

  constructor(
    private readonly progress: Pick<ProjectionProgress, 'waitFor'>,
    private readonly names: readonly string[] = NEEDED_PROJECTIONS,
  ) {}

  async reach(position: number): Promise<void> {
    if (position <= this.known) return;
    const result = await this.progress.waitFor(position, LONGEST_WAIT_MS, this.names);
    if (!result.reached)
      throw new Error(`${result.problem}: ${result.projection} at ${result.position} of ${position}`);
    this.known = Math.max(this.known, result.position);
  }
}

/** Where nothing runs by itself: brings the tables to the end of the log. */
export class DrivenProjections implements Projections {
  private known = -1;

  constructor(
    private readonly runner: Pick<ProjectionRunner, 'catchUp'>,
    private readonly log: { lastPosition(): Promise<number> },
  ) {}

  async reach(position: number): Promise<void> {
    if (position <= this.known) return;
    const end = await this.log.lastPosition();
    await this.runner.catchUp();
    this.known = Math.max(position, end);
  }
}
