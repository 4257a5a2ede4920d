import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from '#domain';
import { type Action, type Policy, policyOf } from './policies.js';

/**
 * Who may call a route. Every route declares it with `@Access(…)`, and the program refuses to start on one that does not.
 * - `open`: nobody is asked for anything; says why;
 * - `policy`: whoever an action of the table of policies admits;
 * - `token`: any valid credential, for what is the asker's own alone: sessions, password, second factor;
 * - `roles`: a valid credential of one of the roles, where no thing of the register is concerned;
 * - `loopback`: this machine alone, no token: the demonstration's doors;
 * - `loopback-or-token`: from this machine without a token, from elsewhere with an administrator's.
 */
export type AccessRule =
  | { readonly kind: 'open'; readonly because: string }
  | ({ readonly kind: 'policy'; readonly action: Action } & Policy)
  | { readonly kind: 'token'; readonly whileViewing?: true }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'loopback' }
  | { readonly kind: 'loopback-or-token' };

export const ACCESS = 'dondoc:access';

export function Access(rule: AccessRule): MethodDecorator {
  return applyDecorators(SetMetadata(ACCESS, rule), ApiExtension('x-access', shown(rule)));
}

export const signedIn: AccessRule = { kind: 'token' };
/** Also while an administrator looks as somebody else. */
export const signedInOrViewing: AccessRule = { kind: 'token', whileViewing: true };
export const thisMachine: AccessRule = { kind: 'loopback' };
export const thisMachineOrSignedIn: AccessRule = { kind: 'loopback-or-token' };

/** Whoever the line of the table admits. */
export function may(action: Action): AccessRule {
  return { kind: 'policy', action, ...policyOf(action) };
}

export function roles(...allowed: Role[]): AccessRule {
  return { kind: 'roles', roles: allowed };
}

export function open(because: string): AccessRule {
  return { kind: 'open', because };
}

/** What the document says of it: a policy as it stands in the table. */
function shown(rule: AccessRule): string | object {
  switch (rule.kind) {
    case 'policy': {
      const { action, on, extent, who } = rule;
      return { kind: 'policy', action, on, extent, who };
    }
    case 'roles':
      return { kind: 'roles', roles: rule.roles };
    default:
      return { kind: rule.kind };
  }
}
