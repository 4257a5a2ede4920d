import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OfficerList, Trend, UnitList, UnitScoreboard } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { Scopes } from '../access/scopes.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { MomentQuery, TrendSpanQuery } from '../reading/moment.query.js';
import { TrendScreens } from '../reading/trend.screens.js';
import { UnitScreens } from './unit.screens.js';

@ApiTags('board')
@Controller('api/v1/units')
export class UnitsController {
  constructor(
    private readonly screens: UnitScreens,
    private readonly trends: TrendScreens,
    private readonly scopes: Scopes,
  ) {}

  @Get()
  @Access(may('list-units'))
  @Answers('UnitList', { vi: 'Cây đơn vị', en: 'The unit tree' })
  async tree(@Viewing() viewer: Viewer): Promise<UnitList> {
    return this.screens.tree(await this.scopes.unitsOf(viewer));
  }

  @Get(':id/scoreboard')
  @Access(may('read-unit'))
  @Answers('UnitScoreboard', {
    vi: 'Bảng theo dõi của đơn vị và cấp dưới, đếm lượt giao',
    en: 'The board of a unit and all below it, in assignments',
  })
  async scoreboard(
    @Param() { id }: IdParam,
    @Viewing() viewer: Viewer,
    @Query() asked: MomentQuery,
  ): Promise<UnitScoreboard> {
    return this.screens.board(id, await this.scopes.unitsOf(viewer), asked);
  }

  @Get(':id/trend')
  @Access(may('read-unit'))
  @Answers('Trend', {
    vi: 'Diễn biến theo ngày của đơn vị và cấp dưới, đếm lượt giao',
    en: 'A unit and all below it, day by day, in assignments',
  })
  async trend(@Param() { id }: IdParam, @Viewing() viewer: Viewer, @Query() asked: TrendSpanQuery): Promise<Trend> {
    return this.trends.ofUnit(id, await this.scopes.unitsOf(viewer), asked);
  }

  @Get(':id/officers')
  @Access(may('read-unit'))
  @Answers('OfficerList', { vi: 'Chuyên viên của đơn vị', en: 'Who can be handed an assignment of the unit' })
  async officers(@Param() { id }: IdParam, @Viewing() viewer: Viewer): Promise<OfficerList> {
    return this.screens.officers(id, await this.scopes.unitsOf(viewer));
  }
}
