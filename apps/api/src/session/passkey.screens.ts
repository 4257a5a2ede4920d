import { Inject, Injectable } from '@nestjs/common';
import type { PasskeyAsk, PasskeyOffer, SessionsEnded, SignInAnswer } from '#contracts';
import type { Accounts, PasskeyCaller } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import type { PasskeyAskBody, PasskeySignInBody, PasskeyStepUpBody, TicketPasskeyBody } from './passkey.bodies.js';
import { beginCeremony, ceremonyCaller } from './passkey.place.js';
import type { TicketBody } from './session.bodies.js';
import type { SessionCookies } from './session.cookie.js';
import { ownSession, SessionsScreens } from './sessions.screens.js';
import { type Exchange, SignInScreens } from './sign-in.screens.js';

/** The steps of a sign-in that a passkey takes, and showing one within a session. */
@Injectable()
export class PasskeyScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    private readonly signIns: SignInScreens,
    private readonly sessions: SessionsScreens,
  ) {}

  async ask({ ticket }: PasskeyAskBody, exchange: Exchange): Promise<PasskeyAsk> {
    const asked = await this.accounts.passkeys.askToSignIn(ticket ?? null, this.begin(exchange));
    return orRefused(asked);
  }

  signIn({ ticket, answer }: PasskeySignInBody, exchange: Exchange): Promise<SignInAnswer> {
    const { passkeys } = this.accounts;
    const place = ceremonyCaller(exchange.request, this.cookies);
    return this.signIns.step(exchange, () =>
      ticket === undefined ? passkeys.signIn(answer, place) : passkeys.signInAfterPassword(ticket, answer, place),
    );
  }

  async offer({ ticket }: TicketBody, exchange: Exchange): Promise<PasskeyOffer> {
    return orRefused(await this.accounts.passkeys.offerInSignIn(ticket, this.begin(exchange)));
  }

  confirm({ ticket, ...added }: TicketPasskeyBody, exchange: Exchange): Promise<SignInAnswer> {
    const place = ceremonyCaller(exchange.request, this.cookies);
    return this.signIns.step(exchange, () => this.accounts.passkeys.addInSignIn(ticket, added, place));
  }

  askToStepUp(viewer: Viewer, exchange: Exchange): Promise<PasskeyAsk> {
    ownSession(viewer);
    return this.accounts.passkeys.askToStepUp(viewer.person, beginCeremony(exchange, this.cookies));
  }

  async stepUp(viewer: Viewer, { answer }: PasskeyStepUpBody, exchange: Exchange): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const place = ceremonyCaller(exchange.request, this.cookies);
    if (!(await this.accounts.passkeys.stepUp(viewer.person, answer, place))) throw new ApiProblem('sign-in-refused');
    await this.sessions.renew(session, { secondFactor: true }, exchange);
    return { ended: 0 };
  }

  /** Nobody is signed in yet, so that no guard has looked where the page comes from. */
  private begin(exchange: Exchange): PasskeyCaller {
    this.signIns.callerOf(exchange.request);
    return beginCeremony(exchange, this.cookies);
  }
}

/** The steps of a sign-in have one answer for whatever is not right. */
export function orRefused<Answer>(answer: Answer | undefined): Answer {
  if (answer === undefined) throw new ApiProblem('sign-in-refused');
  return answer;
}
