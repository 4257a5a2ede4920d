import type { Actor, Role } from './actor.js';
import { refuse, type Refusal } from './refusals.js';

/** Acts in this unit's name: one of the roles, held in exactly this unit. */
export function actsFor(by: Actor, unit: string, roles: readonly Role[]): Refusal | undefined {
  if (!roles.includes(by.role)) return refuse('not-your-role', undefined, { roles });
  return by.unit === unit ? undefined : refuse('not-your-unit');
}

/** Has authority over what this unit follows up: one of the roles, held in this unit or, without a unit, over everything. */
export function overseesFor(by: Actor, ownerUnit: string, roles: readonly Role[]): Refusal | undefined {
  if (!roles.includes(by.role)) return refuse('not-your-role', undefined, { roles });
  return by.unit === null || by.unit === ownerUnit ? undefined : refuse('not-your-unit');
}

export function hasRole(by: Actor, roles: readonly Role[]): Refusal | undefined {
  return roles.includes(by.role) ? undefined : refuse('not-your-role', undefined, { roles });
}

export function isSystem(by: Actor): Refusal | undefined {
  return by.role === 'system' ? undefined : refuse('system-only');
}
