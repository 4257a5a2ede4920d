import { Injectable } from '@nestjs/common';
import type { RegisterStatus } from '../openapi/support.schemas.js';
import { WholeRegister } from '../reading/whole.register.js';

/** What the register still has to do: the next timer, and what is to be told by an instant. */
@Injectable()
export class Outstanding {
  constructor(private readonly whole: WholeRegister) {}

  async at(now: string): Promise<Pick<RegisterStatus, 'nextTimerAt' | 'untold' | 'undelivered'>> {
    const nextTimerAt = await this.whole.timers.nextDueAt();
    const { items, notices } = await this.whole.notices.waiting(now);
    return { nextTimerAt, untold: items, undelivered: notices };
  }
}
