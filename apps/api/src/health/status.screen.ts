import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import { NoticesQuery, ProjectionProgress, TimersQuery } from '#read-models';
import { CLOCK, EVENT_STORE } from '../api.options.js';
import type { RegisterStatus } from '../openapi/support.schemas.js';

@Injectable()
export class StatusScreen {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly timers: TimersQuery,
    private readonly notices: NoticesQuery,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async show(): Promise<RegisterStatus> {
    const health = await this.progress.health();
    const position = await this.store.lastPosition();
    const now = this.clock.now();
    const waiting = await this.notices.waiting(now);
    return {
      position,
      now,
      projections: health.map(({ name, version, position: reached, status, fault }) => ({
        name,
        version,
        position: reached,
        lag: Math.max(0, position - reached),
        status,
        fault: fault?.message ?? null,
      })),
      nextTimerAt: await this.timers.nextDueAt(),
      untold: waiting.items,
      undelivered: waiting.notices,
    };
  }
}
