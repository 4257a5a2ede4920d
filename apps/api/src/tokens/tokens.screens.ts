import { Inject, Injectable } from '@nestjs/common';
import type { NewToken, TokenRevoked, Tokens } from '#contracts';
import type { Accounts } from '#platform';
import { ACCOUNTS, COOKIES } from '../api.options.js';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';
import type { SessionCookies } from '../session/session.cookie.js';
import { ownSession } from '../session/sessions.screens.js';
import { callerOf, type Exchange } from '../session/sign-in.screens.js';
import type { NewTokenBody, TokensQuery } from './token.bodies.js';

/** Tokens are made and ended within a session alone: one that was stolen must not make further ones. */
@Injectable()
export class TokensScreens {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    @Inject(COOKIES) private readonly cookies: SessionCookies,
    private readonly references: References,
  ) {}

  async list(viewer: Viewer, { person = viewer.person }: TokensQuery): Promise<Tokens> {
    ownSession(viewer);
    if (person !== viewer.person && viewer.role !== 'admin')
      throw new ApiProblem('forbidden', { blanks: { allowed: 'admin' } });
    const tokens = await this.accounts.tokens.list(person);
    const unitName = await this.references.unitNames(tokens.flatMap(({ unit }) => (unit === null ? [] : [unit])));
    const name = await this.references.personNames(tokens.map((token) => token.person));
    const items = tokens.map(({ unit, createdAt, expiresAt, ...token }) => ({
      ...token,
      person: name(token.person),
      unit: unit === null ? null : unitName(unit),
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    }));
    return { items };
  }

  async mint(viewer: Viewer, body: NewTokenBody, { request }: Pick<Exchange, 'request'>): Promise<NewToken> {
    ownSession(viewer);
    const { person, role, unit } = viewer;
    const { address } = callerOf(request, this.cookies);
    const minted = await this.accounts.tokens.mint({ person, role, unit, ...body }, address);
    if (minted === 'too-many') throw new ApiProblem('too-many-tokens');
    return minted;
  }

  /** One's own, or of a program that one answers for; an administrator anybody's. Others are not found. */
  async revoke(viewer: Viewer, id: string, { request }: Pick<Exchange, 'request'>): Promise<TokenRevoked> {
    ownSession(viewer);
    const owner = viewer.role === 'admin' ? null : viewer.person;
    const { address } = callerOf(request, this.cookies);
    if (!(await this.accounts.tokens.revoke(id, owner, address))) throw new ApiProblem('not-found');
    return { status: 'revoked' };
  }
}
