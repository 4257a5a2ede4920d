/**
 * One open stream of server-sent events (WHATWG HTML, "Server-sent events"): `id` is the log position, so a client that lost
 * the connection names the last one it saw and gets exactly what follows. A client that reads slowly is waited for: nothing
 * is read from the log until the socket has taken what was written.
 */
import { once } from 'node:events';
import type { Response } from 'express';
import type { Kept, LogTail, Signal } from './log.tail.js';

export interface EventStreamOptions {
  readonly after: number;
  readonly heartbeatMs: number;
  /** Asked at every heartbeat: a revoked token ends its streams. */
  readonly stillAdmitted: () => Promise<boolean>;
  /** What of the signals the reader may hear; undefined when the reader may hear nothing any more. Asked before any is sent. */
  readonly audible: (signals: readonly Kept[]) => Promise<readonly Signal[] | undefined>;
}

export class EventStream {
  private readonly gone = new AbortController();
  private wake: () => void = () => undefined;

  constructor(
    private readonly response: Response,
    private readonly tail: LogTail,
    private readonly options: EventStreamOptions,
  ) {
    response.once('close', () => this.end());
  }

  /** Sends until either side ends it; resolves then. */
  async run(): Promise<void> {
    const stopListening = this.tail.listen(() => this.wake());
    const heartbeat = setInterval(() => void this.beat(), this.options.heartbeatMs);
    try {
      this.open();
      await this.follow();
    } finally {
      clearInterval(heartbeat);
      stopListening();
      this.response.end();
    }
  }

  end(): void {
    this.gone.abort();
    this.wake();
  }

  private open(): void {
    this.response.status(200).set({
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    // An id without data tells the client where it stands before anything happens.
    this.response.write(`retry: 2000\nid: ${this.options.after}\n\n`);
  }

  private async follow(): Promise<void> {
    let position = this.options.after;
    while (!this.gone.signal.aborted) {
      const news = new Promise<void>((resolve) => (this.wake = resolve));
      const signals = await this.tail.after(position);
      const last = signals.at(-1);
      if (last === undefined) {
        await news;
        continue;
      }
      const heard = await this.options.audible(signals);
      if (heard === undefined) break;
      position = last.signal.position;
      if (heard.length > 0 && !this.response.write(heard.map(format).join(''))) await this.drained();
    }
  }

  private async drained(): Promise<void> {
    await Promise.race([once(this.response, 'drain'), once(this.gone.signal, 'abort')]);
  }

  private async beat(): Promise<void> {
    // Not to be found out just now: the connection stays, and nothing is told over it before it is known.
    const admitted = await this.options.stillAdmitted().catch(() => true);
    if (!admitted) this.end();
    else if (!this.response.writableNeedDrain) this.response.write(': heartbeat\n\n');
  }
}

function format(signal: Signal): string {
  return `id: ${signal.position}\nevent: appended\ndata: ${JSON.stringify(signal)}\n\n`;
}
