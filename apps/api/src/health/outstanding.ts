import { Injectable } from '@nestjs/common';
import { NoticesQuery, TimersQuery } from '#read-models';
import type { RegisterStatus } from '../openapi/support.schemas.js';

/** What the register still has to do: the next timer, and what is to be told by an instant. */
@Injectable()
export class Outstanding {
  constructor(
    private readonly timers: TimersQuery,
    private readonly notices: NoticesQuery,
  ) {}

  async at(now: string): Promise<Pick<RegisterStatus, 'nextTimerAt' | 'untold' | 'undelivered'>> {
    const nextTimerAt = await this.timers.nextDueAt();
    const { items, notices } = await this.notices.waiting(now);
    return { nextTimerAt, untold: items, undelivered: notices };
  }
}
