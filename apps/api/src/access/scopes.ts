import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '#domain';
import { type Scope, UnitsQuery } from '#read-models';
import type { Viewer } from '../http/api.request.js';

/** They give work to units and follow it up, so they know every unit by name; what they see of its tasks is their scope all the same. */
const ASSIGNERS: ReadonlySet<Role> = new Set(['leader', 'fieldLeader', 'coordinator']);

/** What the one who asks may see: the one place where a role and a unit become a scope. */
@Injectable()
export class Scopes {
  constructor(private readonly units: UnitsQuery) {}

  /** Undefined: everything. */
  async of({ unit }: Pick<Actor, 'unit'>): Promise<Scope | undefined> {
    if (unit === null) return undefined;
    return { units: [...new Set([unit, ...(await this.units.subtree(unit))])] };
  }

  /** The units that are there for the one who asks; undefined: all. */
  async unitsOf(viewer: Viewer): Promise<ReadonlySet<string> | undefined> {
    const scope = ASSIGNERS.has(viewer.role) ? undefined : await this.of(viewer);
    return scope === undefined ? undefined : new Set(scope.units);
  }
}
