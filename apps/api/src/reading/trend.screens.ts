import { Injectable } from '@nestjs/common';
import type { Trend } from '#contracts';
import { RegisterQuery, TrendQuery, UnitsQuery } from '#read-models';
import { ApiProblem } from '../http/api.problem.js';
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

  async ofDirective(id: string, asked: TrendSpanQuery): Promise<Trend> {
    const { at } = await this.looking.at({});
    const span = this.looking.span(asked, at.asOf);
    if ((await this.register.directive(id)) === null) throw new ApiProblem('not-found');
    return { ...at, counts: 'tasks', points: await this.trends.directive(id, span) };
  }

  async ofUnit(id: string, asked: TrendSpanQuery): Promise<Trend> {
    const { at } = await this.looking.at({});
    const span = this.looking.span(asked, at.asOf);
    if ((await this.units.find(id)) === null) throw new ApiProblem('not-found');
    return { ...at, counts: 'assignments', points: await this.trends.unit(id, span) };
  }
}
