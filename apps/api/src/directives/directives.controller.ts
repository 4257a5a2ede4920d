import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, DirectiveList, DirectiveScoreboard, DirectiveSummary, Trend } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { CommandGate } from '../commands/command.gate.js';
import { newId } from '../commands/new.id.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { Answers, Creates } from '../openapi/answers.decorator.js';
import { MomentQuery, TrendSpanQuery } from '../reading/moment.query.js';
import { TrendScreens } from '../reading/trend.screens.js';
import { partsOf, PublishedCountBody, RegisterDirectiveBody } from './directive.bodies.js';
import { DirectiveScreens } from './directive.screens.js';

const answered = (answer: CommandAnswer): number => answer.version;

@ApiTags('board')
@Controller('api/v1/directives')
export class DirectivesController {
  constructor(
    private readonly screens: DirectiveScreens,
    private readonly gate: CommandGate,
    private readonly trends: TrendScreens,
  ) {}

  @Get()
  @Access(may('list-directives'))
  @Answers('DirectiveList', { vi: 'Các văn bản giao nhiệm vụ', en: 'The directives' })
  list(@Viewing() viewer: Viewer): Promise<DirectiveList> {
    return this.screens.list(viewer);
  }

  @Get(':id')
  @Access(may('read-directive'))
  @Answers('DirectiveSummary', { vi: 'Một văn bản', en: 'A directive' })
  show(@Param() { id }: IdParam, @Viewing() viewer: Viewer): Promise<DirectiveSummary> {
    return this.screens.show(id, viewer);
  }

  @Get(':id/scoreboard')
  @Access(may('read-directive'))
  @Answers('DirectiveScoreboard', { vi: 'Bảng theo dõi, đếm nhiệm vụ', en: 'The board, in tasks' })
  scoreboard(
    @Param() { id }: IdParam,
    @Viewing() viewer: Viewer,
    @Query() asked: MomentQuery,
  ): Promise<DirectiveScoreboard> {
    return this.screens.board(id, viewer, asked);
  }

  @Get(':id/trend')
  @Access(may('read-directive'))
  @Answers('Trend', { vi: 'Diễn biến theo ngày, đếm nhiệm vụ', en: 'Day by day, in tasks' })
  trend(@Param() { id }: IdParam, @Viewing() viewer: Viewer, @Query() asked: TrendSpanQuery): Promise<Trend> {
    return this.trends.ofDirective(id, viewer, asked);
  }

  @Post()
  @Access(may('register-directive'))
  @Versioned(answered)
  @Creates('CommandAnswer', { vi: 'Vào sổ văn bản', en: 'Register a directive' })
  register(@AskedWith() asking: Asking, @Body() body: RegisterDirectiveBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'RegisterDirective',
      id: newId('directive', asking),
      ...body,
      urgency: body.urgency ?? 'normal',
    });
  }

  @Post(':id/published-counts')
  @Access(may('note-published-count'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Ghi lại số liệu ai đó đã công bố', en: 'Note a count that somebody published' })
  noteCount(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() body: PublishedCountBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'NotePublishedCount', id, ...body, parts: partsOf(body) });
  }
}
