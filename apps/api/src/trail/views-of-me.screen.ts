import { Inject, Injectable } from '@nestjs/common';
import type { ViewsOfMe } from '#contracts';
import type { Accounts } from '#platform';
import { ACCOUNTS } from '../api.options.js';
import type { Viewer } from '../http/api.request.js';
import { References } from '../reading/references.js';

/** Which administrators looked at one's own pages. */
@Injectable()
export class ViewsOfMeScreen {
  constructor(
    @Inject(ACCOUNTS) private readonly accounts: Accounts,
    private readonly references: References,
  ) {}

  async show({ person }: Viewer): Promise<ViewsOfMe> {
    const views = await this.accounts.views.seenOf(person);
    const [name, unitName] = await Promise.all([
      this.references.personNames(views.map(({ viewer }) => viewer)),
      this.references.unitNames(views.flatMap(({ unit }) => (unit === null ? [] : [unit]))),
    ]);
    const items = views.map(({ viewer, role, unit, reason, from, until }) => ({
      viewer: name(viewer),
      role,
      unit: unit === null ? null : unitName(unit),
      reason,
      from: from.toISOString(),
      until: until.toISOString(),
    }));
    return { items };
  }
}
