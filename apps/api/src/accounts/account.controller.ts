import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { PasswordSet, RecoveryCodes, SecondFactorOffer } from '#contracts';
import { Access, signedIn } from '../access/access.decorator.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { CodeBody, NewPasswordBody, PasswordBody } from '../session/session.bodies.js';
import { AccountScreens } from './account.screens.js';

@ApiTags('session')
@Controller('api/v1/account')
export class AccountController {
  constructor(private readonly screens: AccountScreens) {}

  @Post('password')
  @Access(signedIn)
  @Answers('PasswordSet', {
    vi: 'Đổi mật khẩu; mọi phiên khác kết thúc',
    en: 'Change the password; every other session ends',
  })
  changePassword(
    @Viewing() viewer: Viewer,
    @Body() body: NewPasswordBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasswordSet> {
    return this.screens.changePassword(viewer, body, { request, response });
  }

  @Post('second-factor')
  @Access(signedIn)
  @Answers('SecondFactorOffer', { vi: 'Lập mã xác thực thứ hai', en: 'Set up a second factor' })
  offerFactor(
    @Viewing() viewer: Viewer,
    @Body() { password }: PasswordBody,
    @Req() request: ApiRequest,
  ): Promise<SecondFactorOffer> {
    return this.screens.offerFactor(viewer, password, { request });
  }

  @Post('second-factor/confirm')
  @Access(signedIn)
  @Answers('RecoveryCodes', { vi: 'Xác nhận; kèm mã dự phòng', en: 'Confirm it; recovery codes come with it' })
  confirmFactor(
    @Viewing() viewer: Viewer,
    @Body() { code }: CodeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RecoveryCodes> {
    return this.screens.confirmFactor(viewer, code, { request, response });
  }
}
