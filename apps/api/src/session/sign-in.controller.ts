import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { PasswordSet, SecondFactorOffer, SignInAnswer } from '#contracts';
import { Access, open } from '../access/access.decorator.js';
import type { ApiRequest } from '../http/api.request.js';
import { Answers } from '../openapi/answers.decorator.js';
import { SignInBody, TicketBody, TicketCodeBody, TicketPasswordBody } from './session.bodies.js';
import { SignInScreens } from './sign-in.screens.js';

const nobodyYet = open('whoever signs in is nobody yet');

/** The steps of signing in. Each asks for the header X-Requested-By, which no other site's page can send. */
@ApiTags('session')
@Controller('api/v1/session')
export class SignInController {
  constructor(private readonly screens: SignInScreens) {}

  @Post()
  @Access(nobodyYet)
  @Answers('SignInAnswer', {
    vi: 'Đăng nhập bằng mật khẩu',
    en: 'Sign in with a password',
    more: 'Unknown logins, wrong passwords and too many tries get one answer. The session comes as a cookie that scripts cannot read.',
  })
  signIn(
    @Body() body: SignInBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInAnswer> {
    return this.screens.signIn(body, { request, response });
  }

  @Post('second-factor')
  @Access(nobodyYet)
  @Answers('SignInAnswer', { vi: 'Bước hai: mã của ứng dụng hoặc mã dự phòng', en: 'The second step: a code' })
  secondFactor(
    @Body() body: TicketCodeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInAnswer> {
    return this.screens.secondFactor(body, { request, response });
  }

  @Post('second-factor/offer')
  @Access(nobodyYet)
  @Answers('SecondFactorOffer', {
    vi: 'Lập mã xác thực thứ hai khi vai trò bắt buộc',
    en: 'Set up the second factor that a role asks for',
  })
  offer(
    @Body() body: TicketBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SecondFactorOffer> {
    return this.screens.offer(body, { request, response });
  }

  @Post('second-factor/confirm')
  @Access(nobodyYet)
  @Answers('SignInAnswer', {
    vi: 'Xác nhận ứng dụng đã nhận mã; kèm mã dự phòng',
    en: 'Prove that the app has it; recovery codes come with it',
  })
  confirm(
    @Body() body: TicketCodeBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInAnswer> {
    return this.screens.confirm(body, { request, response });
  }

  @Post('password')
  @Access(nobodyYet)
  @Answers('PasswordSet', { vi: 'Chọn mật khẩu bằng liên kết quản trị trao', en: 'Choose a password with the link' })
  password(
    @Body() body: TicketPasswordBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasswordSet> {
    return this.screens.choosePassword(body, { request, response });
  }
}
