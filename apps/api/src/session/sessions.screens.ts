import { Inject, Injectable } from '@nestjs/common';
import type { OpenSessions, SessionsEnded } from '#contracts';
import { type Accounts, needsSecondFactor } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { OpenStreams } from '../events/open.streams.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';
import type { RoleBody } from './session.bodies.js';
import type { SessionCookies } from './session.cookie.js';
import { callerOf, type Exchange } from './sign-in.screens.js';

/** For how long a sign-in counts as having just shown who one is. */
const recentMs = 15 * 60_000;

/** One's own sessions: which are open, another role within one, the end of one or of all others. Streams end with their session. */
@Injectable()
export class SessionsScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    private readonly references: References,
    private readonly streams: OpenStreams,
  ) {}

  async list({ person, session: own }: Viewer): Promise<OpenSessions> {
    const open = await this.accounts.sessions.list(person, this.accounts.clock.now());
    const unitName = await this.references.unitNames(open.flatMap(({ unit }) => (unit === null ? [] : [unit])));
    const items = open.map(({ unit, createdAt, usedAt, endsAt, ...rest }) => ({
      ...rest,
      unit: unit === null ? null : unitName(unit),
      createdAt: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
      endsAt: endsAt.toISOString(),
      current: rest.id === own,
    }));
    return { items };
  }

  async signOut(viewer: Viewer, { request, response }: Exchange): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const at = this.accounts.clock.now();
    // Of whoever looks as somebody else the session is their own.
    const person = viewer.viewing?.by ?? viewer.person;
    const ended = await this.accounts.sessions.end(session, { person, because: 'signed-out', at });
    this.streams.endOf(session);
    this.cookies.clear(request, response);
    const { address } = callerOf(request, this.cookies);
    await this.accounts.record.add({ kind: 'signed-out', person, address, at });
    return { ended: ended ? 1 : 0 };
  }

  /** One of the viewer's own; another person's is not found. Throws `sign-in-again` where the viewer's own sign-in is not recent. */
  async end(viewer: Viewer, id: string): Promise<SessionsEnded> {
    await this.refuseOldSignIn(viewer);
    const at = this.accounts.clock.now();
    const { person } = viewer;
    if (!(await this.accounts.sessions.end(id, { person, because: 'revoked', at }))) throw new ApiProblem('not-found');
    this.streams.endOf(id);
    return { ended: 1 };
  }

  /** All but the one that asks. Throws as `end` does. */
  async endOthers(viewer: Viewer): Promise<SessionsEnded> {
    await this.refuseOldSignIn(viewer);
    return this.endAll(viewer.person, ownSession(viewer));
  }

  /** All of somebody's, by an administrator's hand. */
  async endFor(person: string, { request }: Pick<Exchange, 'request'>): Promise<SessionsEnded> {
    const { address } = callerOf(request, this.cookies);
    const answer = await this.endAll(person, undefined);
    await this.accounts.record.add({ kind: 'session-revoked', person, address, at: this.accounts.clock.now() });
    return answer;
  }

  /** The session goes on in another role that the person holds, under a new secret. */
  async switchRole(viewer: Viewer, { role, unit }: RoleBody, { request, response }: Exchange): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const at = this.accounts.clock.now();
    const held = await this.accounts.roles.of(viewer.person, at);
    if (!held.some((each) => each.role === role && each.unit === unit)) throw new ApiProblem('role-not-held');
    if (needsSecondFactor(role) && !viewer.secondFactor) throw new ApiProblem('second-factor-needed');
    await this.renew(session, { role, unit }, { request, response });
    const { address } = callerOf(request, this.cookies);
    await this.accounts.record.add({ kind: 'role-switched', person: viewer.person, address, at });
    return { ended: 0 };
  }

  /** The session showed a second factor: it means more, so its secret changes. */
  async stepUp(viewer: Viewer, code: string, exchange: Exchange): Promise<SessionsEnded> {
    const session = ownSession(viewer);
    const caller = callerOf(exchange.request, this.cookies);
    if (!(await this.accounts.desk.proveFactor(viewer.person, code, caller))) throw new ApiProblem('sign-in-refused');
    await this.renew(session, { secondFactor: true }, exchange);
    return { ended: 0 };
  }

  /**
   * Throws `second-factor-needed` where the person has a second factor that this session has not shown: whoever knows the password
   * alone must not put one of their own beside it, or in its place.
   */
  async refuseWithoutFactor({ person, secondFactor }: Viewer): Promise<void> {
    if (!secondFactor && (await this.accounts.signIn.hasSecondFactor(person)))
      throw new ApiProblem('second-factor-needed');
  }

  async renew(
    session: string,
    change: { readonly role?: string; readonly unit?: string | null; readonly secondFactor?: boolean },
    { request, response }: Exchange,
  ): Promise<void> {
    const renewed = await this.accounts.sessions.renew(session, change);
    if (renewed === undefined) throw new ApiProblem('unauthenticated');
    this.streams.endOf(session);
    this.cookies.write(request, response, { kind: 'session', value: renewed.secret });
  }

  /** Whoever came upon an open session, or stole one, must not turn its owner out of all the others. */
  private async refuseOldSignIn(viewer: Viewer): Promise<void> {
    const own = ownSession(viewer);
    const now = this.accounts.clock.now();
    const known = (await this.accounts.sessions.list(viewer.person, now)).find(({ id }) => id === own);
    const age = Date.parse(now) - (known?.createdAt.getTime() ?? 0);
    if (age > recentMs) throw new ApiProblem('sign-in-again');
  }

  private async endAll(person: string, except: string | undefined): Promise<SessionsEnded> {
    const at = this.accounts.clock.now();
    const ended = await this.accounts.sessions.endAll({ person, because: 'revoked', at }, except);
    for (const id of ended) this.streams.endOf(id);
    return { ended: ended.length };
  }
}

/** Throws `session-needed` for a token. */
export function ownSession({ session }: Viewer): string {
  if (session === null) throw new ApiProblem('session-needed');
  return session;
}
