import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import { ProjectionProgress } from '#read-models';
import { CLOCK, EVENT_STORE } from '../api.options.js';
import type { RegisterStatus } from '../openapi/support.schemas.js';
import { Outstanding } from './outstanding.js';

@Injectable()
export class StatusScreen {
  constructor(
    private readonly progress: ProjectionProgress,
    private readonly outstanding: Outstanding,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async show(): Promise<RegisterStatus> {
    const health = await this.progress.health();
    const position = await this.store.lastPosition();
    const now = this.clock.now();
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
      ...(await this.outstanding.at(now)),
    };
  }
}
