import { Body, Controller, Delete, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { PasskeyAdded, PasskeyOffer, PasskeyRemoved, Passkeys } from '#contracts';
import { Access, signedIn } from '../access/access.decorator.js';
import { IdParam } from '../fields/id.param.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { NewPasskeyBody } from '../session/passkey.bodies.js';
import { PasswordBody } from '../session/session.bodies.js';
import { PasskeysScreens } from './passkeys.screens.js';

@ApiTags('session')
@Controller('api/v1/account/passkeys')
export class PasskeysController {
  constructor(private readonly screens: PasskeysScreens) {}

  @Get()
  @Access(signedIn)
  @Answers('Passkeys', { vi: 'Các khóa truy cập của tôi', en: 'One’s own passkeys' })
  list(@Viewing() viewer: Viewer): Promise<Passkeys> {
    return this.screens.list(viewer);
  }

  @Post('offer')
  @Access(signedIn)
  @Answers('PasskeyOffer', { vi: 'Lập một khóa truy cập', en: 'Set up a passkey' })
  offer(
    @Viewing() viewer: Viewer,
    @Body() { password }: PasswordBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyOffer> {
    return this.screens.offer(viewer, password, { request, response });
  }

  @Post()
  @Access(signedIn)
  @Answers('PasskeyAdded', {
    vi: 'Thiết bị đã lập khóa; lần đầu kèm mã dự phòng',
    en: 'The authenticator made it; recovery codes come with the first factor',
  })
  add(
    @Viewing() viewer: Viewer,
    @Body() body: NewPasskeyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyAdded> {
    return this.screens.add(viewer, body, { request, response });
  }

  @Delete(':id')
  @TakesNoBody()
  @Access(signedIn)
  @Answers('PasskeyRemoved', {
    vi: 'Bỏ một khóa truy cập',
    en: 'Remove a passkey; the last second factor of a role that needs one stays',
  })
  remove(@Viewing() viewer: Viewer, @Param() { id }: IdParam, @Req() request: ApiRequest): Promise<PasskeyRemoved> {
    return this.screens.remove(viewer, id, { request });
  }
}
