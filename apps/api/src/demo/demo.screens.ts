import { Inject, Injectable } from '@nestjs/common';
import type { Demo, DemoClock, DemoDoor, DemoMailbox } from '#contracts';
import { DEMONSTRATION } from '../api.options.js';
import type { PageQuery } from '../fields/page.query.js';
import { ApiProblem } from '../http/api.problem.js';
import { type Exchange, SignInScreens } from '../session/sign-in.screens.js';
import type { Demonstration } from './demonstration.js';

const mailsAPage = 50;

/** The demonstration's port; where there is none, there is nothing at these addresses. */
@Injectable()
export class DemoScreens {
  constructor(
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
    private readonly signIn: SignInScreens,
  ) {}

  describe(): Promise<Demo> {
    return this.shown.describe();
  }

  /** The pages go on with a session, scripts with the token. */
  async enter(door: DemoDoor['code'], exchange: Exchange): Promise<{ token: string }> {
    const { token, ...who } = await this.shown.open(door);
    await this.signIn.enter(who, exchange);
    return { token };
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
