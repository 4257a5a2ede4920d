import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Session } from '#contracts';
import { Access, signedInOrViewing } from '../access/access.decorator.js';
import type { Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { SessionScreen } from './session.screen.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(private readonly screen: SessionScreen) {}

  @Get()
  @Access(signedInOrViewing)
  @Answers('Session', { vi: 'Tôi là ai, trong vai nào', en: 'Who asks, and in which role' })
  session(@Viewing() viewer: Viewer): Promise<Session> {
    return this.screen.show(viewer);
  }
}
