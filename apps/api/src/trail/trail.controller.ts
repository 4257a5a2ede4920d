import { Body, Controller, Delete, Get, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AccessRecordPage, SessionsEnded, ViewsOfMe } from '#contracts';
import { Access, may, signedIn, signedInOrViewing } from '../access/access.decorator.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { AccessRecordScreen } from './access-record.screen.js';
import { AccessRecordQuery, ViewAsBody } from './trail.bodies.js';
import { ViewDesk } from './view.desk.js';
import { ViewsOfMeScreen } from './views-of-me.screen.js';

@ApiTags('session')
@Controller('api/v1')
export class TrailController {
  constructor(
    private readonly screen: AccessRecordScreen,
    private readonly views: ViewDesk,
    private readonly ofMine: ViewsOfMeScreen,
  ) {}

  @Get('access-record')
  @Access(may('read-access-record'))
  @Answers('AccessRecordPage', {
    vi: 'Nhật ký truy cập: đăng nhập, bị từ chối, đọc việc hạn chế',
    en: 'What is recorded about access: sign-ins, refusals, readings of what is restricted',
  })
  page(@Viewing() viewer: Viewer, @Query() query: AccessRecordQuery): Promise<AccessRecordPage> {
    return this.screen.page(viewer, query);
  }

  @Post('session/view-as')
  @Access(may('view-as'))
  @Answers('SessionsEnded', {
    vi: 'Xem các trang như một người, một vai trò thấy: chỉ đọc, 15 phút, có ghi lại',
    en: 'Look at the pages as a person or a role sees them: reading only, fifteen minutes, recorded',
  })
  begin(@Viewing() viewer: Viewer, @Body() body: ViewAsBody, @Req() request: ApiRequest): Promise<SessionsEnded> {
    return this.views.begin(viewer, body, request);
  }

  @Delete('session/view-as')
  @TakesNoBody()
  @Access(signedInOrViewing)
  @Answers('SessionsEnded', { vi: 'Kết thúc xem với tư cách người khác', en: 'End the look as somebody else' })
  end(@Viewing() viewer: Viewer, @Req() request: ApiRequest): Promise<SessionsEnded> {
    return this.views.end(viewer, request);
  }

  @Get('account/views')
  @Access(signedIn)
  @Answers('ViewsOfMe', { vi: 'Quản trị nào đã xem với tư cách tôi', en: 'Which administrators looked as me' })
  ofMe(@Viewing() viewer: Viewer): Promise<ViewsOfMe> {
    return this.ofMine.show(viewer);
  }
}
