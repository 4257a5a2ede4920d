import { Injectable } from '@nestjs/common';
import type { Trend } from '#contracts';
import { ownsWithin, RegisterQuery, TrendQuery, UnitsQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
import type { Viewer } from '../http/api.request.js';
import { Looking } from './looking.js';
import type { TrendSpanQuery } from './moment.query.js';

/** How boards changed day by day. */
@Injectable()
export class TrendScreens {
  constructor(
    private readonly looking: Looking,
    private readonly trends: TrendQuery,
    private readonly register: RegisterQuery,
    private readonly units: UnitsQuery,
  ) {}

  /** Kept for whole directives: of one that is seen in part there is no past day by day. */
  async ofDirective(id: string, viewer: Viewer, asked: TrendSpanQuery): Promise<Trend> {
    const { at } = await this.looking.at({});
    const span = this.looking.span(asked, at.asOf);
    const scope = await this.looking.scopeOf(viewer);
    const row = await this.register.directive(id, scope);
    if (row === null) throw new ApiProblem('not-found');
    return { ...at, counts: 'tasks', points: ownsWithin(scope, row) ? await this.trends.directive(id, span) : [] };
  }

  /** `seen`: the units that are there for the one who asks; undefined: all. */
  async ofUnit(id: string, seen: ReadonlySet<string> | undefined, asked: TrendSpanQuery): Promise<Trend> {
    const { at } = await this.looking.at({});
    const span = this.looking.span(asked, at.asOf);
    if (seen?.has(id) === false || (await this.units.find(id)) === null) throw new ApiProblem('not-found');
    return { ...at, counts: 'assignments', points: await this.trends.unit(id, span) };
  }
}
