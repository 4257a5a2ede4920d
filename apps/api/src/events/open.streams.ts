import { Inject, Injectable } from '@nestjs/common';
import type { Response } from 'express';
import type { EventStore } from '#event-store';
import { EVENT_STORE, LIMITS, type Limits } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest } from '../http/api.request.js';
import { headerProblem, positionFrom } from '../http/header.problem.js';
import { EventStream } from './event.stream.js';
import { Hearings } from './hearing.js';
import { LogTail } from './log.tail.js';

/** Every open event stream of this process: counted by token, and ended when the program stops. */
@Injectable()
export class OpenStreams {
  private readonly tail: LogTail;
  private readonly open = new Map<EventStream, string>();
  private stopping = false;

  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly hearings: Hearings,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {
    this.tail = new LogTail(store);
  }

  get count(): number {
    return this.open.size;
  }

  /** Answers with a stream that begins after `Last-Event-ID`, else `after`, else the end of the log. */
  async serve(request: ApiRequest, response: Response, after: number | undefined): Promise<void> {
    const token = request.viewer?.token ?? 'loopback';
    this.admit(token);
    const begin = await this.beginning(positionFrom(request.get('last-event-id'), 'Last-Event-ID') ?? after);
    // The client may have left, or the program may have begun to stop, meanwhile.
    this.admit(token);
    if (response.closed) return;
    response.setTimeout(0);
    const stream = new EventStream(response, this.tail, {
      after: begin,
      heartbeatMs: this.limits.heartbeatMs,
      ...this.hearings.listening(request),
    });
    this.open.set(stream, token);
    await stream.run().finally(() => this.open.delete(stream));
  }

  /** Ends the streams of a token or session at once, without waiting for their heartbeat. */
  endOf(token: string): void {
    for (const [stream, owner] of this.open) if (owner === token) stream.end();
  }

  /** Ends every stream and takes no new one. */
  stop(): void {
    this.stopping = true;
    for (const stream of this.open.keys()) stream.end();
  }

  private admit(token: string): void {
    if (this.stopping) throw new ApiProblem('shutting-down', { headers: { 'Retry-After': '2' } });
    const own = [...this.open.values()].filter((other) => other === token).length;
    const limit = this.limits.streamsPerToken;
    if (own < limit && this.open.size < this.limits.streams) return;
    throw new ApiProblem('too-many-streams', { blanks: { limit }, headers: { 'Retry-After': '10' } });
  }

  private async beginning(after: number | undefined): Promise<number> {
    const last = await this.store.lastPosition();
    if (after !== undefined && after > last) throw headerProblem('Last-Event-ID', 'position');
    return after ?? last;
  }
}
