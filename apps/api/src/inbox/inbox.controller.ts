import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, InboxPage, WaitingPage } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import type { Viewer } from '../http/api.request.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { InboxItemParam, InboxPageQuery } from './inbox.page-query.js';
import { Acknowledgement } from './acknowledgement.js';
import { InboxScreens } from './inbox.screens.js';

@ApiTags('inbox')
@Controller('api/v1')
export class InboxController {
  constructor(
    private readonly screens: InboxScreens,
    private readonly acknowledgement: Acknowledgement,
  ) {}

  @Get('inbox')
  @Access(may('read-inbox'))
  @Answers('InboxPage', { vi: 'Hộp tin của người hỏi', en: 'The inbox of the person who asks' })
  inbox(@Viewing() viewer: Viewer, @Query() query: InboxPageQuery): Promise<InboxPage> {
    return this.screens.inbox(viewer, query);
  }

  @Post('inbox/:id/acknowledge')
  @TakesNoBody()
  @Access(may('acknowledge-item'))
  @Answers('CommandAnswer', { vi: 'Đã đọc một tin', en: 'Mark one item as read' })
  acknowledge(@Param() { id }: InboxItemParam, @AskedWith() asking: Asking): Promise<CommandAnswer> {
    return this.acknowledgement.acknowledge(asking, id);
  }

  @Get('waiting')
  @Access(may('list-waiting'))
  @Answers('WaitingPage', {
    vi: 'Việc chờ người hỏi quyết định, xác nhận',
    en: 'Decisions and confirmations that wait for the person who asks',
  })
  waiting(@Viewing() viewer: Viewer): Promise<WaitingPage> {
    return this.screens.waiting(viewer);
  }
}
