import { Inject, Injectable } from '@nestjs/common';
import type { PasskeyAdded, PasskeyOffer, PasskeyRemoved, Passkeys } from '#contracts';
import type { Accounts } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import type { NewPasskeyBody } from '../session/passkey.bodies.js';
import { beginCeremony, ceremonyCaller } from '../session/passkey.place.js';
import { orRefused } from '../session/passkey.screens.js';
import type { SessionCookies } from '../session/session.cookie.js';
import { ownSession, SessionsScreens } from '../session/sessions.screens.js';
import { callerOf, type Exchange } from '../session/sign-in.screens.js';

/** One's own passkeys. Only within a session: a token that was stolen must not become an account. */
@Injectable()
export class PasskeysScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    private readonly sessions: SessionsScreens,
  ) {}

  async list(viewer: Viewer): Promise<Passkeys> {
    ownSession(viewer);
    const passkeys = await this.accounts.passkeys.list(viewer.person);
    const items = passkeys.map(({ id, name, createdAt, usedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    }));
    return { items };
  }

  /** Asks for the password again: a session that was left open must not leave a key behind. */
  async offer(viewer: Viewer, password: string, exchange: Exchange): Promise<PasskeyOffer> {
    ownSession(viewer);
    await this.sessions.refuseWithoutFactor(viewer);
    const place = beginCeremony(exchange, this.cookies);
    return orRefused(await this.accounts.passkeys.offer(viewer.person, password, place));
  }

  async add(viewer: Viewer, added: NewPasskeyBody, exchange: Exchange): Promise<PasskeyAdded> {
    const session = ownSession(viewer);
    await this.sessions.refuseWithoutFactor(viewer);
    const place = ceremonyCaller(exchange.request, this.cookies);
    const { recoveryCodes } = orRefused(await this.accounts.passkeys.add(viewer.person, added, place));
    await this.sessions.renew(session, { secondFactor: true }, exchange);
    return { status: 'added', recoveryCodes };
  }

  async remove(viewer: Viewer, id: string, { request }: Pick<Exchange, 'request'>): Promise<PasskeyRemoved> {
    ownSession(viewer);
    if (!viewer.secondFactor) throw new ApiProblem('second-factor-needed');
    const outcome = await this.accounts.passkeys.remove(viewer.person, id, callerOf(request, this.cookies));
    if (outcome === 'absent') throw new ApiProblem('not-found');
    if (outcome === 'last-factor') throw new ApiProblem('last-factor');
    return { status: outcome };
  }
}
