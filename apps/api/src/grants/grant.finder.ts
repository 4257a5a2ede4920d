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

  /**
   * A grant that was given a moment ago may not be in the table yet. One that is not the asker's is waited for as one that does not exist.
   */
  async find(grant: string, isTheirs: (row: GrantRow) => boolean): Promise<GrantRow | null> {
    const theirs = (row: GrantRow | null): GrantRow | null => (row !== null && isTheirs(row) ? row : null);
    const row = theirs(await this.access.grant(grant));
    if (row !== null) return row;
    await this.progress.waitFor(await this.store.lastPosition(), this.limits.waitForPositionMs, ['access']);
    return theirs(await this.access.grant(grant));
  }
}
