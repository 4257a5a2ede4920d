/** The writing processes, seen from the test: started, watched, frozen, killed, and taken over by a successor. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface WriterOptions {
  readonly url: string;
  readonly writer: string;
  readonly seed: number;
  readonly journal: string;
  /** Commands in all, those of a killed predecessor included. */
  readonly commands: number;
  readonly inFlight: number;
  /** The seeded bug "idempotency by memory". */
  readonly remembers: boolean;
}

export interface WriterCounts {
  readonly done: number;
  readonly conflicts: number;
  readonly unknown: number;
  readonly repeats: number;
}

const nothing: WriterCounts = { done: 0, conflicts: 0, unknown: 0, repeats: 0 };

export class Writer {
  private child: ChildProcess;
  private counts = nothing;
  private earlier = nothing;
  private finished = false;
  private waiting: { readonly holds: () => boolean; readonly go: () => void }[] = [];

  constructor(
    private readonly programs: string,
    readonly options: WriterOptions,
    /** Told of every command done. */
    private readonly onProgress: () => void,
  ) {
    this.child = this.start();
  }

  get done(): number {
    return this.counts.done;
  }

  /** Conflicts, unknown outcomes and repeats of all its processes together. */
  get met(): Omit<WriterCounts, 'done'> {
    return {
      conflicts: this.earlier.conflicts + this.counts.conflicts,
      unknown: this.earlier.unknown + this.counts.unknown,
      repeats: this.earlier.repeats + this.counts.repeats,
    };
  }

  /** Resolves when that many commands are done. */
  hasDone(commands: number): Promise<void> {
    return this.until(() => this.finished || this.counts.done >= commands);
  }

  end(): Promise<void> {
    return this.until(() => this.finished);
  }

  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  thaw(): void {
    this.child.kill('SIGCONT');
  }

  /** kill -9, and a successor that reads the same journal. */
  async kill(): Promise<void> {
    if (this.finished) return;
    this.child.removeAllListeners('close');
    const gone = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await gone;
    this.earlier = { ...this.met, done: 0 };
    this.counts = nothing;
    this.child = this.start();
  }

  /** Ends the process whatever it is doing. */
  dispose(): void {
    this.child.removeAllListeners('close');
    this.child.kill('SIGKILL');
  }

  private start(): ChildProcess {
    const child = fork(join(this.programs, 'log-writer.js'), [JSON.stringify(this.options)], { execArgv: [] });
    child.on('message', (message: WriterCounts & { finished?: boolean }) => {
      this.counts = message;
      this.finished = message.finished === true;
      if (!this.finished) this.onProgress();
      this.look();
    });
    // Not 'exit': what the process said last may arrive after it ended.
    child.once('close', (code, signal) => {
      if (!this.finished) throw new Error(`writer ${this.options.writer} ended by itself (${signal ?? code})`);
    });
    return child;
  }

  private until(holds: () => boolean): Promise<void> {
    return new Promise((go) => {
      this.waiting.push({ holds, go });
      this.look();
    });
  }

  private look(): void {
    const due = this.waiting.filter(({ holds }) => holds());
    this.waiting = this.waiting.filter(({ holds }) => !holds());
    for (const { go } of due) go();
  }
}
