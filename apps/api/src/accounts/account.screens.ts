import { Inject, Injectable } from '@nestjs/common';
import type { PasswordSet, RecoveryCodes, SecondFactorOffer } from '#contracts';
import type { Accounts } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { passwordAnswer } from '../session/password.answer.js';
import type { NewPasswordBody } from '../session/session.bodies.js';
import type { SessionCookies } from '../session/session.cookie.js';
import { ownSession, SessionsScreens } from '../session/sessions.screens.js';
import { callerOf, type Exchange } from '../session/sign-in.screens.js';

/** What people change about their own account. Only within a session: a token that was stolen must not become an account. */
@Injectable()
export class AccountScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    private readonly sessions: SessionsScreens,
  ) {}

  async changePassword(viewer: Viewer, body: NewPasswordBody, exchange: Exchange): Promise<PasswordSet> {
    const session = ownSession(viewer);
    const change = { person: viewer.person, ...body, session };
    const caller = callerOf(exchange.request, this.cookies);
    const answer = passwordAnswer(await this.accounts.desk.change(change, caller));
    await this.sessions.renew(session, {}, exchange);
    return answer;
  }

  async offerFactor(
    viewer: Viewer,
    password: string,
    { request }: Pick<Exchange, 'request'>,
  ): Promise<SecondFactorOffer> {
    ownSession(viewer);
    await this.sessions.refuseWithoutFactor(viewer);
    const offer = await this.accounts.desk.offerFactor(viewer.person, password, callerOf(request, this.cookies));
    if (offer === undefined) throw new ApiProblem('sign-in-refused');
    return offer;
  }

  async confirmFactor(viewer: Viewer, code: string, exchange: Exchange): Promise<RecoveryCodes> {
    const session = ownSession(viewer);
    await this.sessions.refuseWithoutFactor(viewer);
    const caller = callerOf(exchange.request, this.cookies);
    const codes = await this.accounts.desk.confirmFactor(viewer.person, code, caller);
    if (codes === undefined) throw new ApiProblem('sign-in-refused');
    await this.sessions.renew(session, { secondFactor: true }, exchange);
    return { codes };
  }
}
