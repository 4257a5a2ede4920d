import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type AccessRule } from '../access/access.decorator.js';
import type { Resource } from '../access/policies.js';
import { ApiProblem } from '../http/api.problem.js';
import { requestOf } from '../http/request.context.js';

/** What is a person's own, or an administrator's. */
const NOT_SHOWN: ReadonlySet<Resource> = new Set(['grant', 'person', 'endpoint', 'access line']);
const LOOKS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** While an administrator looks at the pages as somebody else sees them, there is nothing but looking, and only at the register. */
@Injectable()
export class ViewingGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { viewer, method } = requestOf(context);
    if (viewer?.viewing === undefined) return true;
    const rule = this.reflector.get<AccessRule>(ACCESS, context.getHandler());
    if (rule.kind === 'open' || (rule.kind === 'token' && rule.whileViewing === true)) return true;
    if (rule.kind === 'policy' && !NOT_SHOWN.has(rule.on) && LOOKS.has(method)) return true;
    throw new ApiProblem('view-as-read-only');
  }
}
