/**
 * Runs projections side by side, each in its own loop (`projection.loop.ts`), woken when the log grows. `start` gives a
 * stopped projection one new try, since a release may have mended it.
 */
import type { Pool } from 'pg';
import type { EventStore } from '#event-store';
import { LogWindow } from './log.window.js';
import type { Projection } from './projection.js';
import { type LoopOptions, ProjectionLoop } from './projection.loop.js';
import { prepareProjections } from './projection.schemas.js';

export interface RunnerOptions {
  readonly pool: Pool;
  readonly store: Pick<EventStore, 'readAll' | 'lastPosition' | 'onGrowth'>;
  readonly projections: readonly Projection[];
  readonly onFault: LoopOptions['onFault'];
  /** Events a transaction, default 2,000. */
  readonly batchSize?: number;
  /** Asked before each batch of a running loop: a promise makes the projection wait for it. */
  readonly room?: LoopOptions['room'];
  /** A look at the log for growth that nobody told of, default every 5 s. */
  readonly pollMs?: number;
}

export class ProjectionRunner {
  private readonly loops: readonly ProjectionLoop[];
  private unsubscribe: (() => void) | undefined;
  private poll: NodeJS.Timeout | undefined;
  private prepared = false;

  constructor(private readonly options: RunnerOptions) {
    const { pool, onFault, room, batchSize = 2_000 } = options;
    const log = new LogWindow(options.store);
    this.loops = options.projections.map((each) => new ProjectionLoop(each, { pool, log, batchSize, onFault, room }));
  }

  /** Creates what is absent and runs until `stop`. */
  async start(): Promise<void> {
    await this.prepare();
    this.unsubscribe = this.options.store.onGrowth((position) => this.grew(position));
    this.poll = setInterval(() => this.look(), this.options.pollMs ?? 5_000);
    this.poll.unref();
    for (const loop of this.loops) loop.start();
  }

  /** Ends after the batches at work. */
  async stop(): Promise<void> {
    this.unsubscribe?.();
    clearInterval(this.poll);
    await Promise.all(this.loops.map((loop) => loop.close()));
  }

  /**
   * Without loops: brings every projection to the end of the log and answers; for simulations, tests and the command line.
   * Throws when a projection stops or another worker keeps it.
   */
  async catchUp(): Promise<void> {
    await this.prepare();
    const end = await this.options.store.lastPosition();
    const outcomes = await Promise.all(this.loops.map((loop) => loop.catchUp(end)));
    const failed = this.loops.findIndex((_, index) => outcomes[index] !== 'idle');
    const name = this.loops[failed]?.projection.name;
    if (name !== undefined) throw new Error(`projection ${name} did not catch up: ${outcomes[failed]}`);
  }

  private async prepare(): Promise<void> {
    if (this.prepared) return;
    await prepareProjections(this.options.pool, this.options.projections);
    this.prepared = true;
  }

  private grew(position: number): void {
    for (const loop of this.loops) loop.grew(position);
  }

  private look(): void {
    this.options.store.lastPosition().then(
      (position) => this.grew(position),
      // The loops meet the same fault and report it.
      () => undefined,
    );
  }
}
