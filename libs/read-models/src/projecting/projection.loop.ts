/**
 * One projection's loop: read a batch of the log, lock the checkpoint row, fold, write the rows and move the checkpoint in
 * the same transaction; so every event takes effect exactly once, whatever dies when. Several processes may run the same
 * projection: the row's lock lets one work at a time.
 *
 * A handler that fails, or a row that the tables refuse, stops the projection at that very event (the batch is tried again
 * event by event to find it). A lost connection or a full disk is no verdict: the loop tries again with growing pauses.
 */
import type { ClientBase, Pool } from 'pg';
import { applyBatch } from './apply-batch.js';
import type { LogWindow } from './log.window.js';
import type { ProjectionFault } from './projection.checkpoints.js';
import type { Projection } from './projection.js';
import { inTransaction } from './projection.schemas.js';
import { checkpointLockSql } from './sql/checkpoint-lock.sql.js';
import { checkpointMoveSql } from './sql/checkpoint-move.sql.js';
import { checkpointStopSql } from './sql/checkpoint-stop.sql.js';
import { isVerdict, messageOf } from './verdict.js';

export interface LoopOptions {
  readonly pool: Pool;
  readonly log: LogWindow;
  readonly batchSize: number;
  /** Called when the projection stopped at an event, and on each passing fault that is tried again. */
  readonly onFault: (projection: Projection, fault: ProjectionFault, stopped: boolean) => void;
  /** Asked before each batch of a running loop: a promise makes the projection wait for it. */
  readonly room?: (projection: Projection) => Promise<unknown> | undefined;
}

/** `elsewhere`: another worker holds the checkpoint. */
export type StepOutcome = 'advanced' | 'idle' | 'elsewhere' | 'stopped' | 'retry';

const MOST_PAUSE_MS = 5_000;
/** How long another worker may keep the checkpoint before we ask again. */
const ELSEWHERE_PAUSE_MS = 1_000;
/** A frozen worker loses its transaction, and with it the checkpoint's lock, after this. */
const STEP_TIMEOUT = '60s';
/**
 * A step is not flushed to disk of its own: rows and checkpoint are one transaction, so a crash takes both back, and what it took back
 * is read from the log again, which is flushed before anybody can read it.
 */
const BEGIN_STEP = `begin; set local transaction_timeout = '${STEP_TIMEOUT}'; set local synchronous_commit = off`;

export class ProjectionLoop {
  private reached = 0;
  /** Where nothing was left to do, neither events nor what they set off. */
  private idleAt = -1;
  private limit: number;
  private pauseMs = 0;
  private mayRetryStopped = true;
  private closing = false;
  private growth = 0;
  private wake: (() => void) | undefined;
  private running: Promise<void> | undefined;

  constructor(
    readonly projection: Projection,
    private readonly options: LoopOptions,
  ) {
    this.limit = options.batchSize;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** The log has this position now. */
  grew(position: number): void {
    this.growth = Math.max(this.growth, position);
    if (this.growth > this.reached) this.wake?.();
  }

  /** Ends after the batch at work. */
  async close(): Promise<void> {
    this.closing = true;
    this.wake?.();
    await this.running;
  }

  /** Steps until nothing is left at least up to the position; answers `idle`, or why it could not go on. */
  async catchUp(position: number): Promise<StepOutcome> {
    let outcome: StepOutcome = this.idleAt >= position ? 'idle' : await this.step();
    while (outcome === 'advanced') outcome = this.isDone(position) ? 'idle' : await this.step();
    return outcome;
  }

  /** Where nothing is set off by the events themselves, a projection that is there has nothing left to do. */
  private isDone(position: number): boolean {
    return this.reached >= position && (this.projection.tend === undefined || this.idleAt >= this.reached);
  }

  /** One batch. Never throws: what went wrong is told to `onFault`. */
  async step(): Promise<StepOutcome> {
    const at: Standing = { position: this.reached };
    try {
      const outcome = await this.withClient((client) => this.advance(client, at));
      this.pauseMs = 0;
      return outcome;
    } catch (error) {
      return this.failed(error, at.position);
    }
  }

  private async run(): Promise<void> {
    while (!this.closing) {
      await this.options.room?.(this.projection);
      const outcome = await this.step();
      if (outcome === 'retry') await this.sleep(this.pauseMs);
      else if (outcome === 'elsewhere') await this.sleep(ELSEWHERE_PAUSE_MS);
      else if (outcome === 'stopped') await this.sleep(undefined);
      else if (outcome === 'idle' && this.growth <= this.reached) await this.sleep(undefined);
    }
  }

  private sleep(ms: number | undefined): Promise<void> {
    if (this.closing) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(() => this.wake?.(), ms);
      this.wake = () => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
    });
  }

  private async advance(client: ClientBase, at: Standing): Promise<StepOutcome> {
    const { name, version, schema } = this.projection;
    const step = async (): Promise<StepOutcome> => {
      const locked = await client.query<{ position: string; status: string }>(checkpointLockSql, [name, version]);
      const [checkpoint] = locked.rows;
      if (checkpoint === undefined) return 'elsewhere';
      at.position = Number(checkpoint.position);
      this.reached = at.position;
      if (checkpoint.status === 'stopped' && !this.mayRetryStopped) return 'stopped';
      const events = await this.options.log.read(at.position, this.limit);
      const last = events.at(-1);
      if (last === undefined) {
        at.rested = await this.rests(client);
        return at.rested ? 'idle' : 'advanced';
      }
      await applyBatch(client, this.projection, schema, events);
      await client.query(checkpointMoveSql, [name, version, last.position]);
      at.moved = last.position;
      // The end of the log, for all we know: what the batch set off is looked after in the same transaction.
      at.rested = events.length < this.limit && (await this.rests(client));
      return 'advanced';
    };
    const outcome = await inTransaction(client, step, BEGIN_STEP);
    this.reached = at.moved ?? this.reached;
    if (at.rested === true) this.idleAt = this.reached;
    if (outcome === 'advanced') this.limit = Math.min(this.limit * 2, this.options.batchSize);
    return outcome;
  }

  /** Whether the events have set off nothing that is left to do. */
  private async rests(client: ClientBase): Promise<boolean> {
    const { tend, schema } = this.projection;
    return tend === undefined || (await tend(client, schema)) === 0;
  }

  private async failed(error: unknown, position: number): Promise<StepOutcome> {
    const fault = { position: position + 1, message: messageOf(error) };
    if (!isVerdict(error)) {
      this.pauseMs = Math.min(Math.max(this.pauseMs * 2, 50), MOST_PAUSE_MS);
      this.options.onFault(this.projection, fault, false);
      return 'retry';
    }
    if (this.limit > 1) {
      this.limit = 1;
      return 'advanced';
    }
    try {
      const { name, version } = this.projection;
      await this.options.pool.query(checkpointStopSql, [name, version, position, JSON.stringify(fault)]);
    } catch (again) {
      return this.failed(new Error(`${fault.message}; and could not be recorded: ${messageOf(again)}`), position);
    }
    this.mayRetryStopped = false;
    this.options.onFault(this.projection, fault, true);
    return 'stopped';
  }

  private async withClient<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
    const client = await this.options.pool.connect();
    // A connection that dies while it is ours fails the query at hand; without a listener it would end the process.
    client.on('error', ignore);
    let broken = true;
    try {
      const result = await work(client);
      broken = false;
      return result;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  }
}

interface Standing {
  position: number;
  /** Where the batch ended; absent when there was none. */
  moved?: number;
  /** True when nothing that the events set off is left to do. */
  rested?: boolean;
}

function ignore(): void {}
