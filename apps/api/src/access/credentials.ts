import { Inject, Injectable } from '@nestjs/common';
import type { Role } from '#domain';
import type { Accounts, Clock, TokenStore } from '#platform';
import { ACCOUNTS, CLOCK, COOKIES, TOKENS } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { refuseForeignPage } from '../session/own.page.js';
import { refuseBeyondScope } from './token.scope.js';
import type { SessionCookies } from '../session/session.cookie.js';

interface Found {
  readonly viewer: Viewer;
  /** What a token may be used for; absent: whatever its role may. */
  readonly scopes?: readonly string[];
}

/** Who asks: by a bearer token, else by the cookie of a session. A request that names a token is judged by it alone. */
@Injectable()
export class Credentials {
  constructor(
    @Inject(TOKENS) private readonly tokens: TokenStore,
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `unauthenticated`, `scope-missing`, `origin-refused` where another site's page uses the cookie, `transport-open` for a token in clear. */
  async viewerOf(request: ApiRequest): Promise<Viewer> {
    const found = await this.find(request, false);
    request.claimant = found?.viewer.person;
    if (found !== undefined) {
      const { viewer, scopes } = found;
      if (viewer.session !== null) this.refuseForeign(request);
      refuseBeyondScope(scopes, request);
      return viewer;
    }
    const named = request.headers.authorization !== undefined;
    throw new ApiProblem('unauthenticated', {
      headers: { 'WWW-Authenticate': named ? 'Bearer error="invalid_token"' : 'Bearer' },
    });
  }

  /** The same for a request that goes on: undefined when the credential is no longer good; asking does not count as use. */
  async stillViewerOf(request: ApiRequest): Promise<Viewer | undefined> {
    return (await this.find(request, true))?.viewer;
  }

  /** Throws `origin-refused`. */
  protected refuseForeign(request: ApiRequest): void {
    refuseForeignPage(request, this.cookies.publicUrl);
  }

  private async find(request: ApiRequest, quietly: boolean): Promise<Found | undefined> {
    const { authorization } = request.headers;
    const now = this.clock.now();
    if (authorization !== undefined) {
      this.cookies.refuseOpenWire(request);
      const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(authorization)?.[1];
      const grant = token === undefined ? undefined : await this.tokens.verify(token, now);
      if (grant === undefined) return undefined;
      const { person, role, unit, token: id, scopes } = grant;
      const viewer = { person, role: role as Role, unit, token: id, session: null, secondFactor: false };
      return { viewer, scopes };
    }
    const secret = this.cookies.read(request, 'session');
    const session = secret === undefined ? undefined : await this.accounts.sessions.verify(secret, now, quietly);
    if (session === undefined) return undefined;
    const { id, person, role, unit, secondFactor } = session;
    return { viewer: { person, role: role as Role, unit, token: id, session: id, secondFactor } };
  }
}
