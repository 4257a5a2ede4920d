import { Inject, Injectable } from '@nestjs/common';
import type { Session } from '#contracts';
import type { EventStore } from '#event-store';
import type { Clock } from '#platform';
import { CLOCK, DEMONSTRATION, EVENT_STORE } from '../api.options.js';
import type { Demonstration } from '../demo/demonstration.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';

@Injectable()
export class SessionScreen {
  constructor(
    private readonly references: References,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
  ) {}

  async show({ person, role, unit }: Viewer): Promise<Session> {
    const name = await this.references.personNames([person]);
    const unitName = await this.references.unitNames(unit === null ? [] : [unit]);
    return {
      person: name(person),
      role,
      unit: unit === null ? null : unitName(unit),
      demonstration: this.demonstration !== null,
      now: this.clock.now(),
      position: await this.store.lastPosition(),
    };
  }
}
