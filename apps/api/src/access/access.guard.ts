import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '#domain';
import type { Clock, TokenStore } from '#platform';
import { CLOCK, DEMONSTRATION, TOKENS } from '../api.options.js';
import type { Demonstration } from '../demo/demonstration.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { requestOf } from '../http/request.context.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { isForeignPage, isLoopback } from './loopback.js';

/** Asks for the token, finds out whom it speaks for, and keeps out whom the route's `@Access` does not admit. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(TOKENS) private readonly tokens: TokenStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(DEMONSTRATION) private readonly demonstration: Demonstration | null,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule>(ACCESS, context.getHandler());
    const request = requestOf(context);
    switch (rule.kind) {
      case 'open':
        return true;
      case 'loopback':
        this.admitToDemonstration(request);
        return true;
      case 'loopback-or-token':
        if (!isLoopback(request)) await this.identify(request);
        return true;
      case 'token':
        await this.identify(request);
        return true;
      case 'roles':
        admitRole(await this.identify(request), rule.roles);
        return true;
    }
  }

  private async identify(request: ApiRequest): Promise<Viewer> {
    const token = /^Bearer +([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? undefined : await this.tokens.verify(token, this.clock.now());
    if (grant === undefined) {
      const challenge = token === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
      throw new ApiProblem('unauthenticated', { headers: { 'WWW-Authenticate': challenge } });
    }
    const viewer = { person: grant.person, role: grant.role as Role, unit: grant.unit, token: grant.token };
    request.viewer = viewer;
    return viewer;
  }

  /** From elsewhere, the demonstration does not even exist. */
  private admitToDemonstration(request: ApiRequest): void {
    if (this.demonstration === null || !isLoopback(request)) throw new ApiProblem('not-found');
    if (isForeignPage(request)) throw new ApiProblem('origin-refused');
  }
}

function admitRole(viewer: Viewer, allowed: readonly Role[]): void {
  if (allowed.includes(viewer.role)) return;
  throw new ApiProblem('forbidden', { blanks: { allowed: allowed.join(', ') } });
}
