/**
 * What open streams hear of the log: ids and types, no contents. The newest signals are kept once for all streams; a stream
 * that is further behind reads the log itself, so nobody's slowness is held in memory. While nobody listens, nothing is read.
 */
import type { EventStore, RecordedEvent } from '#event-store';
import { type Concerned, ConcernReader } from '../access/concern.reader.js';

export interface Signal {
  readonly position: number;
  readonly type: string;
  readonly stream: string;
  /** The task that it concerns, where it concerns one. */
  readonly task?: string;
}

/** A signal, and whom its stream concerns, which is not told. */
export interface Kept {
  readonly signal: Signal;
  readonly concern: Concerned | undefined;
}

const keptAtMost = 2_000;
const page = 500;

export class LogTail {
  private readonly concerns: ConcernReader;
  private readonly listeners = new Set<() => void>();
  /** Dense: `kept[i].signal.position === first + i`. */
  private kept: Kept[] = [];
  private end = 0;
  private wanted = 0;
  private stopListening: (() => void) | undefined;
  private reading: Promise<void> | undefined;

  constructor(private readonly store: EventStore) {
    this.concerns = new ConcernReader(store);
  }

  /** Calls back whenever there is more to read; call the result to stop. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    this.stopListening ??= this.store.onGrowth((position) => this.grow(position));
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size > 0) return;
      this.stopListening?.();
      this.stopListening = undefined;
      this.kept = [];
    };
  }

  /** The next signals after a position, in order; empty at the end of the log. */
  async after(position: number): Promise<readonly Kept[]> {
    const first = this.kept[0]?.signal.position;
    if (first !== undefined && position >= first - 1 && position <= this.end) {
      return this.kept.slice(position + 1 - first, position + 1 - first + page);
    }
    return this.signalsOf(await this.store.readAll(position, page));
  }

  private grow(position: number): void {
    this.wanted = Math.max(this.wanted, position);
    // The first news after a pause: what came before it is read by whoever still needs it.
    if (this.kept.length === 0) this.end = Math.max(this.end, position - 1);
    if (this.wanted > this.end) this.reading ??= this.catchUp().finally(() => (this.reading = undefined));
  }

  private async catchUp(): Promise<void> {
    while (this.wanted > this.end) {
      const events = await this.store.readAll(this.end, page).catch(() => []);
      const last = events.at(-1);
      // A read that failed is made good at the next growth.
      if (last === undefined) break;
      const signals = await this.signalsOf(events);
      this.kept = [...this.kept, ...signals].slice(-keptAtMost);
      this.end = last.position;
      this.tell();
    }
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private async signalsOf(events: readonly RecordedEvent[]): Promise<Kept[]> {
    const concerns = await this.concerns.of(events);
    return events.map(({ position, type, stream }) => {
      const concern = concerns.get(stream);
      const task = concern?.task ?? null;
      const signal = task === null ? { position, type, stream } : { position, type, stream, task };
      return { signal, concern };
    });
  }
}
