import { Inject, Injectable } from '@nestjs/common';
import type { Actor, Role } from '#domain';
import { SharedReads } from '#platform';
import type { Scope, UnitsQuery } from '#read-models';
import { ALL_UNITS } from '../api.options.js';
import type { Viewer } from '../http/api.request.js';

/** They give work to units and follow it up, so they know every unit by name; what they see of its tasks is their scope all the same. */
const ASSIGNERS: ReadonlySet<Role> = new Set(['leader', 'fieldLeader', 'coordinator']);

/** They look at the work of others, or look after the accounts: what is restricted is not theirs by their role. */
const WATCHERS: ReadonlySet<Role> = new Set(['inspector', 'overseer', 'admin', 'public']);

export interface Asker extends Pick<Actor, 'role' | 'unit'> {
  /** A grant reaches what is restricted, too. */
  readonly cleared?: boolean;
  /** An administrator looks as this role: what is restricted is not shown. */
  readonly viewing?: object;
}

/** What the one who asks may see: the one place where a role and a unit become a scope. */
@Injectable()
export class Scopes {
  private readonly trees: SharedReads<readonly string[]>;

  constructor(@Inject(ALL_UNITS) units: UnitsQuery) {
    this.trees = new SharedReads((roots) => units.subtrees(roots));
  }

  /** What is restricted is seen in the own unit's name, by whoever works there; or as far as the role, by whoever was given that. */
  async of({ role, unit, cleared = false, viewing }: Asker): Promise<Scope> {
    const units = unit === null ? null : [...new Set([unit, ...((await this.trees.of([unit])).get(unit) ?? [])])];
    if (cleared) return { units, restricted: units };
    return { units, restricted: unit === null || WATCHERS.has(role) || viewing !== undefined ? [] : [unit] };
  }

  /** The units that are there for the one who asks; undefined: all. */
  async unitsOf(viewer: Viewer): Promise<ReadonlySet<string> | undefined> {
    const units = ASSIGNERS.has(viewer.role) ? null : (await this.of(viewer)).units;
    return units === null ? undefined : new Set(units);
  }
}
