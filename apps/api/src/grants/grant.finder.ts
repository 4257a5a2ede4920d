import { Inject, Injectable } from '@nestjs/common';
import type { EventStore } from '#event-store';
import { AccessQuery, type GrantRow, ProjectionProgress } from '#read-models';
import { EVENT_STORE, LIMITS, type Limits } from '../api.options.js';

@Injectable()
export class GrantFinder {
  constructor(
    private readonly access: AccessQuery,
    private readonly progress: ProjectionProgress,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(LIMITS) private readonly limits: Limits,
  ) {}

  /** A grant that was given a moment ago may not be in the table yet. */
  async find(grant: string): Promise<GrantRow | null> {
    const row = await this.access.grant(grant);
    if (row !== null) return row;
    await this.progress.waitFor(await this.store.lastPosition(), this.limits.waitForPositionMs, ['access']);
    return this.access.grant(grant);
  }
}
