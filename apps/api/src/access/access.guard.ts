import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DEMONSTRATION } from '../api.options.js';
import type { Demonstration } from '../demo/demonstration.js';
import { ApiProblem } from '../http/api.problem.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { requestOf } from '../http/request.context.js';
import { ACCESS, type AccessRule } from './access.decorator.js';
import { Admission } from './admission.js';
import { isForeignPage, isLoopback } from './loopback.js';
import { ReaderSights } from './reader.sights.js';

/** Finds out who asks and whether the role is held now, and keeps out whom the route's `@Access` does not admit. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly admission: Admission,
    private readonly sights: ReaderSights,
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
        if (!isLoopback(request)) admitRole(await this.identify(request), ['admin']);
        return true;
      case 'token':
        await this.identify(request);
        return true;
      case 'roles':
        admitRole(await this.identify(request), rule.roles);
        return true;
      case 'policy':
        admitRole(await this.identify(request), Object.keys(rule.who));
        request.action = rule.action;
        return true;
    }
  }

  private async identify(request: ApiRequest): Promise<Viewer> {
    const { viewer } = await this.admission.admit(request);
    request.viewer = viewer;
    this.sights.begin(viewer);
    return viewer;
  }

  /** From elsewhere, the demonstration does not even exist. */
  private admitToDemonstration(request: ApiRequest): void {
    if (this.demonstration === null || !isLoopback(request)) throw new ApiProblem('not-found');
    if (isForeignPage(request)) throw new ApiProblem('origin-refused');
  }
}

function admitRole(viewer: Viewer, allowed: readonly string[]): void {
  if (allowed.includes(viewer.role)) return;
  throw new ApiProblem('forbidden', { blanks: { allowed: allowed.join(', ') } });
}
