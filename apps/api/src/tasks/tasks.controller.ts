import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, TaskDetail, TaskPage, TimelinePage } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { ReasonBody } from '../assignments/assignment.bodies.js';
import { CommandGate } from '../commands/command.gate.js';
import { newId } from '../commands/new.id.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { Answers, Creates } from '../openapi/answers.decorator.js';
import { MomentQuery } from '../reading/moment.query.js';
import { AmendTaskBody, changesOf, contentOf, DraftTaskBody, IssueTaskBody } from './task.bodies.js';
import { PastTaskScreens } from './past-task.screens.js';
import { TaskListQuery } from './task-list.query.js';
import { TimelinePageQuery } from './timeline.query.js';
import { TimelineScreen } from './timeline.screen.js';
import { TaskScreens } from './task.screens.js';

const answered = (answer: CommandAnswer): number => answer.version;

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly screens: TaskScreens,
    private readonly past: PastTaskScreens,
    private readonly timelines: TimelineScreen,
    private readonly gate: CommandGate,
  ) {}

  @Get()
  @Access(may('list-tasks'))
  @Answers('TaskPage', { vi: 'Sổ nhiệm vụ: lọc, tìm, phân trang', en: 'The register: filter, search, page' })
  list(@Viewing() viewer: Viewer, @Query() query: TaskListQuery): Promise<TaskPage> {
    const { asOf } = query;
    return asOf === undefined ? this.screens.list(viewer, query) : this.past.list(viewer, { ...query, asOf });
  }

  @Get(':id')
  @Access(may('read-task'))
  @Versioned((answer: TaskDetail) => answer.task.version)
  @Answers('TaskDetail', { vi: 'Một nhiệm vụ đầy đủ', en: 'A task in full' })
  show(@Param() { id }: IdParam, @Viewing() viewer: Viewer, @Query() asked: MomentQuery): Promise<TaskDetail> {
    const { asOf, view } = asked;
    return asOf === undefined ? this.screens.show(id, viewer) : this.past.show(id, viewer, { asOf, view });
  }

  @Get(':id/timeline')
  @Access(may('read-task'))
  @Answers('TimelinePage', { vi: 'Diễn biến, mới trước', en: 'What happened, newest first' })
  timeline(
    @Param() { id }: IdParam,
    @Viewing() viewer: Viewer,
    @Query() query: TimelinePageQuery,
  ): Promise<TimelinePage> {
    return this.timelines.show(id, viewer, query);
  }

  @Post()
  @Access(may('draft-task'))
  @Versioned(answered)
  @Creates('CommandAnswer', { vi: 'Dự thảo nhiệm vụ', en: 'Draft a task' })
  draft(@AskedWith() asking: Asking, @Body() body: DraftTaskBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'DraftTask', id: newId('task', asking), ...contentOf(body), source: null });
  }

  @Post(':id/amend')
  @Access(may('amend-task'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Sửa dự thảo', en: 'Amend the draft' })
  amend(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: AmendTaskBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'AmendTask',
      id,
      changes: changesOf(body),
      document: body.document ?? null,
    });
  }

  @Post(':id/void')
  @Access(may('void-task'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Hủy dự thảo', en: 'Void the draft' })
  void(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() { reason }: ReasonBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'VoidTask', id, reason });
  }

  @Post(':id/issue')
  @Access(may('issue-task'))
  @Versioned(answered)
  @Answers('CommandAnswer', {
    vi: 'Giao nhiệm vụ cho các đơn vị chủ trì, tất cả hoặc không',
    en: 'Issue it to its lead units, all or nothing',
  })
  issue(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { issuedOn }: IssueTaskBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'IssueTask', id, issuedOn: issuedOn ?? null });
  }
}
