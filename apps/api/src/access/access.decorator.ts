import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Role } from '#domain';

/**
 * Who may call a route. Every route declares it with `@Access(…)`, and the program refuses to start on one that does not.
 * - `open`: nobody is asked for anything; says why;
 * - `token`: any valid token;
 * - `roles`: a valid token of one of the roles. Whether the person acts for the right unit is the domain's decision;
 * - `loopback`: this machine alone, no token: the demonstration's doors;
 * - `loopback-or-token`: from this machine without a token, from elsewhere with one.
 */
export type AccessRule =
  | { readonly kind: 'open'; readonly because: string }
  | { readonly kind: 'token' }
  | { readonly kind: 'roles'; readonly roles: readonly Role[] }
  | { readonly kind: 'loopback' }
  | { readonly kind: 'loopback-or-token' };

export const ACCESS = 'dondoc:access';

export function Access(rule: AccessRule): MethodDecorator {
  const shown = rule.kind === 'roles' ? `roles: ${rule.roles.join(', ')}` : rule.kind;
  return applyDecorators(SetMetadata(ACCESS, rule), ApiExtension('x-access', shown));
}

export const signedIn: AccessRule = { kind: 'token' };
export const thisMachine: AccessRule = { kind: 'loopback' };
export const thisMachineOrSignedIn: AccessRule = { kind: 'loopback-or-token' };

export function roles(...allowed: Role[]): AccessRule {
  return { kind: 'roles', roles: allowed };
}

export function open(because: string): AccessRule {
  return { kind: 'open', because };
}
