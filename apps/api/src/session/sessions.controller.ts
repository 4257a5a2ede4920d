import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { OpenSessions, SessionsEnded } from '#contracts';
import { Access, may, signedIn, signedInOrViewing } from '../access/access.decorator.js';
import { IdParam } from '../fields/id.param.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { CodeBody, RoleBody } from './session.bodies.js';
import { SessionsScreens } from './sessions.screens.js';

@ApiTags('session')
@Controller('api/v1')
export class SessionsController {
  constructor(private readonly screens: SessionsScreens) {}

  @Delete('session')
  @TakesNoBody()
  @Access(signedInOrViewing)
  @Answers('SessionsEnded', { vi: 'Đăng xuất', en: 'Sign out' })
  signOut(
    @Viewing() viewer: Viewer,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionsEnded> {
    return this.screens.signOut(viewer, { request, response });
  }

  @Post('session/role')
  @Access(signedIn)
  @Answers('SessionsEnded', { vi: 'Đổi vai, đổi đơn vị', en: 'Switch to another role or unit that one holds' })
  switchRole(
    @Viewing() viewer: Viewer,
    @Body() body: RoleBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionsEnded> {
    return this.screens.switchRole(viewer, body, { request, response });
  }

  @Post('session/step-up')
  @Access(signedIn)
  @Answers('SessionsEnded', { vi: 'Xác thực bước hai trong phiên', en: 'Show the second factor within a session' })
  stepUp(
    @Viewing() viewer: Viewer,
    @Body() { code }: CodeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionsEnded> {
    return this.screens.stepUp(viewer, code, { request, response });
  }

  @Get('sessions')
  @Access(signedIn)
  @Answers('OpenSessions', { vi: 'Các phiên đang mở của tôi', en: 'My open sessions' })
  list(@Viewing() viewer: Viewer): Promise<OpenSessions> {
    return this.screens.list(viewer);
  }

  @Delete('sessions')
  @TakesNoBody()
  @Access(signedIn)
  @Answers('SessionsEnded', { vi: 'Kết thúc mọi phiên khác của tôi', en: 'End all my other sessions' })
  endOthers(@Viewing() viewer: Viewer): Promise<SessionsEnded> {
    return this.screens.endOthers(viewer);
  }

  @Delete('sessions/:id')
  @TakesNoBody()
  @Access(signedIn)
  @Answers('SessionsEnded', { vi: 'Kết thúc một phiên của tôi', en: 'End one of my sessions' })
  end(@Viewing() viewer: Viewer, @Param() { id }: IdParam): Promise<SessionsEnded> {
    return this.screens.end(viewer, id);
  }

  @Delete('people/:id/sessions')
  @TakesNoBody()
  @Access(may('end-sessions-of'))
  @Answers('SessionsEnded', { vi: 'Kết thúc mọi phiên của một người', en: 'End all sessions of a person' })
  endFor(@Param() { id }: IdParam, @Req() request: ApiRequest): Promise<SessionsEnded> {
    return this.screens.endFor(id, { request });
  }
}
