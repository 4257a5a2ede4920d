import { Inject, Injectable } from '@nestjs/common';
import type { Demo, DemoClock, DemoDoor, DemoMailbox } from '#contracts';
import { DEMONSTRATION } from '../api.options.js';
import type { PageQuery } from '../fields/page.query.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Demonstration } from './demonstration.js';

const mailsAPage = 50;

/** The demonstration's port; where there is none, there is nothing at these addresses. */
@Injectable()
export class DemoScreens {
  constructor(@Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null) {}

  describe(): Promise<Demo> {
    return this.shown.describe();
  }

  async enter(door: DemoDoor['code']): Promise<{ token: string }> {
    return { token: await this.shown.open(door) };
  }

  moveClock(days: 1 | 7): Promise<DemoClock> {
    return this.shown.moveClock(days);
  }

  mailbox({ limit = mailsAPage, cursor }: PageQuery): Promise<DemoMailbox> {
    return this.shown.mailbox({ limit, cursor });
  }

  private get shown(): Demonstration {
    if (this.demonstration === null) throw new ApiProblem('not-found');
    return this.demonstration;
  }
}
