import { Injectable } from '@nestjs/common';
import { Standings } from '#application';
import type { GrantPage } from '#contracts';
import { isInForce } from '#domain';
import { UnitsQuery } from '#read-models';
import type { Viewer } from '../http/api.request.js';
import { Reading } from '../reading/reading.js';
import { GrantViews, type Held } from './grant.views.js';

/** One's own roles: what one may come in as. */
@Injectable()
export class MyRolesScreen {
  constructor(
    private readonly reading: Reading,
    private readonly views: GrantViews,
    private readonly units: UnitsQuery,
    private readonly standings: Standings,
  ) {}

  /** Every role in which the person may act now: posts, and grants in force, read from the log itself. */
  async show({ person }: Viewer): Promise<GrantPage> {
    const [at, state, posts] = await Promise.all([
      this.reading.at(),
      this.standings.grantsOf(person),
      this.units.postsOf(person),
    ]);
    const grants = state.status === 'none' ? [] : state.grants.filter((grant) => isInForce(grant, at.asOf));
    const items = await this.views.of([
      ...posts.map(({ post, unit, since }): Held => {
        const held = { id: null, person, role: post, unit, from: since, until: null };
        return { ...held, delegation: null, restricted: false, reason: null };
      }),
      ...grants.map((grant): Held => ({ ...grant, person, reason: null })),
    ]);
    return { ...at, items };
  }
}
