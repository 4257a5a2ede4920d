/**
 * Group commit. Requests gather while earlier batches are being written; a free lane takes what has gathered as one batch.
 *
 *     push ─► waiting ─► batch ─► lane (one call, one commit) ─► each request's own outcome
 *                 ▲                    │ the call failed
 *                 └── alone, once ◄────┘
 *
 * - A batch names no stream and no command twice, and weighs at most 1 MiB; what does not fit waits for the next one.
 * - A refusal (conflict, known command) concerns its own request only.
 * - When a call fails, nobody knows what was written: each of its requests is sent once more, alone, under its id, so that one
 *   poisonous request harms no other, and a request that had been recorded gets its first answer.
 * - The queue is bounded in requests and bytes; beyond that `push` rejects with `LogBusy`.
 */
import { LogBusy } from './event-store.js';
import { requestLimit, type PreparedRequest } from './prepared-request.js';

/** What the log did with one request. `firstPosition` is where its events begin, or would have begun. */
export type Outcome =
  | { readonly kind: 'written'; readonly firstPosition: number }
  | {
      readonly kind: 'known';
      readonly requestHash: string;
      readonly firstPosition: number;
      readonly count: number;
      readonly answer: string | null;
    }
  | { readonly kind: 'conflict'; readonly stream: string; readonly expected: number; readonly actual: number };

/** Writes one batch in one transaction: an outcome for each request, in order, or an error when the outcome is unknown. */
export interface AppendLane {
  write(batch: readonly PreparedRequest[]): Promise<Outcome[]>;
  close(): Promise<void>;
}

export interface AppendQueueOptions {
  /** As many batches are in flight as there are lanes. */
  readonly lanes: readonly AppendLane[];
  /** Requests that may wait or be in flight, default 20,000. */
  readonly maxRequests?: number;
  /** Bytes that may wait or be in flight, default 64 MiB. */
  readonly maxBytes?: number;
  /** Requests in one batch, default 512. */
  readonly maxBatch?: number;
}

/**
 * When several lanes are free, they share what waits, so that one batch is made and answered here while the other is written
 * there; below this many requests, sharing would only cost another commit.
 */
const smallestShare = 32;

/** Batches that must pass without others' events in between before we think ourselves alone again. */
const companyLasts = 8;

interface Waiting {
  readonly request: PreparedRequest;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
  alone: boolean;
}

export class AppendQueue {
  private readonly free: AppendLane[];
  private readonly lanes: readonly AppendLane[];
  private readonly maxRequests: number;
  private readonly maxBytes: number;
  private readonly maxBatch: number;
  private waiting: Waiting[] = [];
  private requests = 0;
  private bytes = 0;
  /** The last position that we wrote. */
  private end = 0;
  /** Batches for which we still reckon with other writing processes. */
  private company = 0;
  private scheduled = false;
  private closing = false;
  private whenIdle: (() => void) | undefined;

  constructor(options: AppendQueueOptions) {
    this.lanes = options.lanes;
    this.free = [...options.lanes];
    this.maxRequests = options.maxRequests ?? 20_000;
    this.maxBytes = options.maxBytes ?? 64 * requestLimit;
    this.maxBatch = options.maxBatch ?? 512;
  }

  /** Rejects with `LogBusy`, or with the call's error when the request failed alone as well. */
  push(request: PreparedRequest): Promise<Outcome> {
    if (this.closing) return Promise.reject(new Error('the log is closed'));
    if (this.requests >= this.maxRequests || this.bytes + request.size > this.maxBytes) {
      return Promise.reject(new LogBusy(1));
    }
    this.requests += 1;
    this.bytes += request.size;
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject, alone: false });
      this.schedule();
    });
  }

  /** Waits for everything pushed so far, then closes the lanes. */
  async close(): Promise<void> {
    this.closing = true;
    if (this.requests > 0) await new Promise<void>((resolve) => (this.whenIdle = resolve));
    await Promise.all(this.lanes.map((lane) => lane.close()));
  }

  /** Batches form after what is running now, so that requests made together share one. */
  private schedule(): void {
    if (this.scheduled || this.free.length === 0) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      for (let usable = this.usableLanes(); usable > 0 && this.waiting.length > 0; usable -= 1) {
        const lane = this.free.pop();
        if (lane === undefined) return;
        const share = Math.max(smallestShare, Math.ceil(this.waiting.length / usable));
        void this.send(lane, this.takeBatch(Math.min(share, this.maxBatch)));
      }
    });
  }

  /**
   * While other processes write, too, the lock is busy anyway, and a second batch of ours would only be a smaller one: then one
   * is in flight.
   */
  private usableLanes(): number {
    const most = this.company > 0 ? 1 : this.lanes.length;
    return Math.max(0, this.free.length - (this.lanes.length - most));
  }

  /** Positions between our batches are other processes' events. */
  private noticeCompany(batch: readonly Waiting[], outcomes: readonly Outcome[]): void {
    const index = outcomes.findIndex(
      (outcome, at) => outcome.kind === 'written' && batch[at]?.request.events.length !== 0,
    );
    const first = outcomes[index];
    if (first?.kind !== 'written') return;
    const strangers = this.end > 0 && first.firstPosition > this.end + 1;
    this.company = strangers ? companyLasts : Math.max(0, this.company - 1);
    const written = outcomes.flatMap((outcome, at) =>
      outcome.kind === 'written' ? [outcome.firstPosition + (batch[at]?.request.events.length ?? 0) - 1] : [],
    );
    this.end = Math.max(this.end, ...written);
  }

  private takeBatch(most: number): Waiting[] {
    const [first] = this.waiting;
    if (first?.alone) return this.waiting.splice(0, 1);
    const names = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    let bytes = 0;
    for (const entry of this.waiting) {
      const fits = !entry.alone && batch.length < most && bytes + entry.request.size <= requestLimit;
      if (fits && claim(names, entry.request)) {
        batch.push(entry);
        bytes += entry.request.size;
      } else {
        left.push(entry);
      }
    }
    this.waiting = left;
    return batch;
  }

  private async send(lane: AppendLane, batch: readonly Waiting[]): Promise<void> {
    try {
      const outcomes = await lane.write(batch.map((entry) => entry.request));
      if (outcomes.length !== batch.length) throw new Error('a batch came back without an outcome for each request');
      this.noticeCompany(batch, outcomes);
      for (const [index, entry] of batch.entries()) {
        this.settle(entry);
        entry.resolve(outcomes[index] as Outcome);
      }
    } catch (error) {
      this.sendAgain(batch, error);
    } finally {
      this.free.push(lane);
      if (this.waiting.length > 0) this.schedule();
      if (this.requests === 0) this.whenIdle?.();
    }
  }

  private sendAgain(batch: readonly Waiting[], error: unknown): void {
    const again = batch.filter((entry) => !entry.alone);
    for (const entry of batch.filter((entry) => entry.alone)) {
      this.settle(entry);
      entry.reject(error);
    }
    for (const entry of again) entry.alone = true;
    this.waiting = [...again, ...this.waiting];
  }

  private settle(entry: Waiting): void {
    this.requests -= 1;
    this.bytes -= entry.request.size;
  }
}

/** Takes the request's command and streams for this batch, all or none. */
function claim(names: Set<string>, request: PreparedRequest): boolean {
  if (names.has(request.commandId) || request.streams.some(({ stream }) => names.has(stream))) return false;
  names.add(request.commandId);
  for (const { stream } of request.streams) names.add(stream);
  return true;
}
