import { Injectable } from '@nestjs/common';
import type { GrantPage } from '#contracts';
import { AccessQuery, type GrantRow, UnitsQuery } from '#read-models';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import type { GrantListQuery } from './grant.bodies.js';
import { GrantViews, type Held } from './grant.views.js';

/** Who holds which role, for whoever looks after it. */
@Injectable()
export class GrantsScreen {
  constructor(
    private readonly reading: Reading,
    private readonly views: GrantViews,
    private readonly access: AccessQuery,
    private readonly units: UnitsQuery,
  ) {}

  /** Grants of a person, of a unit and all below it, or all. Whoever is no administrator sees those of the own unit. */
  async list({ role, unit: own }: Viewer, asked: GrantListQuery): Promise<GrantPage> {
    const at = await this.reading.at();
    const { person, unit, state, limit, cursor } = asked;
    const reach = role === 'admin' || own === null ? undefined : await this.units.subtree(own);
    const wanted = unit === undefined ? reach : await this.units.subtree(unit);
    const units = reach === undefined ? wanted : wanted?.filter((each) => reach.includes(each));
    const inForce = state === 'all' ? {} : { at: at.asOf };
    const page = await this.access.grants({ person, units, ...inForce, limit, cursor });
    const items = await this.views.of(page.items.map(heldOf));
    return { ...at, items, ...(page.next === undefined ? {} : { next: page.next }) };
  }
}

function heldOf({ id, person, role, unit, since, until, delegatedBy, capacity, restricted, reason }: GrantRow): Held {
  const delegation = delegatedBy === null || capacity === null ? null : { by: delegatedBy, capacity };
  return { id, person, role, unit, from: since, until, delegation, restricted, reason };
}
