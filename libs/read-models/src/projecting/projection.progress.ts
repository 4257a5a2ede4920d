/**
 * Read your writes: a query that names a position waits until the projections have reached it. All waiters of a process
 * share one look at the checkpoints, every few milliseconds and only while somebody waits.
 */
import type { Pool } from 'pg';
import type { Projection } from './projection.js';
import { type ProjectionHealth, readCheckpoints } from './projection.checkpoints.js';

export type WaitResult =
  | { readonly reached: true; readonly position: number }
  | {
      readonly reached: false;
      readonly problem: 'projection-stopped' | 'projection-behind';
      readonly projection: string;
      readonly position: number;
    };

interface Waiter {
  readonly position: number;
  readonly names: readonly string[] | undefined;
  readonly until: number;
  readonly resolve: (result: WaitResult) => void;
  readonly reject: (error: unknown) => void;
}

const LOOK_EVERY_MS = 8;

export class ProjectionProgress {
  private waiters: Waiter[] = [];
  private looking = false;

  constructor(
    private readonly pool: Pool,
    private readonly projections: readonly Projection[],
  ) {}

  /** One line a projection. */
  health(): Promise<ProjectionHealth[]> {
    return readCheckpoints(this.pool, this.projections);
  }

  /** The position that every one of the named projections (all, without names) has reached. */
  async position(names?: readonly string[]): Promise<number> {
    return Math.min(...ofNames(await this.health(), names).map((each) => each.position));
  }

  /**
   * Waits until the named projections (all, without names) have reached the position, at most `timeoutMs`. Never throws for
   * being late: a projection that stopped short of it answers at once `projection-stopped`, a slow one `projection-behind`.
   */
  waitFor(position: number, timeoutMs: number, names?: readonly string[]): Promise<WaitResult> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ position, names, until: performance.now() + timeoutMs, resolve, reject });
      if (!this.looking) void this.look();
    });
  }

  private async look(): Promise<void> {
    this.looking = true;
    while (this.waiters.length > 0) {
      const asked = this.waiters;
      try {
        const health = await this.health();
        this.waiters = this.waiters.filter((waiter) => !asked.includes(waiter) || !settle(waiter, health));
      } catch (error) {
        this.waiters = this.waiters.filter((waiter) => !asked.includes(waiter));
        for (const waiter of asked) waiter.reject(error);
      }
      if (this.waiters.length > 0) await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
    }
    this.looking = false;
  }
}

function settle(waiter: Waiter, health: readonly ProjectionHealth[]): boolean {
  const awaited = ofNames(health, waiter.names);
  const behind = awaited.filter((each) => each.position < waiter.position);
  const [slowest] = behind.toSorted((a, b) => a.position - b.position);
  if (slowest === undefined) {
    waiter.resolve({ reached: true, position: Math.min(...awaited.map((each) => each.position)) });
    return true;
  }
  const stopped = behind.find((each) => each.status === 'stopped');
  if (stopped === undefined && performance.now() < waiter.until) return false;
  const named = stopped ?? slowest;
  waiter.resolve({
    reached: false,
    problem: stopped === undefined ? 'projection-behind' : 'projection-stopped',
    projection: named.name,
    position: named.position,
  });
  return true;
}

function ofNames(health: readonly ProjectionHealth[], names: readonly string[] | undefined): ProjectionHealth[] {
  return health.filter((each) => names === undefined || names.includes(each.name));
}
