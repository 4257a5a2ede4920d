import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { PasskeyAsk, PasskeyOffer, SessionsEnded, SignInAnswer } from '#contracts';
import { Access, open, signedIn } from '../access/access.decorator.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { PasskeyAskBody, PasskeySignInBody, PasskeyStepUpBody, TicketPasskeyBody } from './passkey.bodies.js';
import { PasskeyScreens } from './passkey.screens.js';
import { TicketBody } from './session.bodies.js';

const nobodyYet = open('whoever signs in is nobody yet');

/** Signing in by a passkey: each step asks for a challenge first, and answers it in the same browser. */
@ApiTags('session')
@Controller('api/v1/session')
export class PasskeyController {
  constructor(private readonly screens: PasskeyScreens) {}

  @Post('passkey/ask')
  @Access(nobodyYet)
  @Answers('PasskeyAsk', {
    vi: 'Xin thử thách để đăng nhập bằng khóa truy cập',
    en: 'A challenge to sign in with a passkey',
  })
  ask(
    @Body() body: PasskeyAskBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyAsk> {
    return this.screens.ask(body, { request, response });
  }

  @Post('passkey')
  @Access(nobodyYet)
  @Answers('SignInAnswer', {
    vi: 'Đăng nhập bằng khóa truy cập',
    en: 'Sign in with a passkey: alone, or as the second step after a password',
  })
  signIn(
    @Body() body: PasskeySignInBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInAnswer> {
    return this.screens.signIn(body, { request, response });
  }

  @Post('passkey/offer')
  @Access(nobodyYet)
  @Answers('PasskeyOffer', {
    vi: 'Lập khóa truy cập khi vai trò bắt buộc bước hai',
    en: 'Set up a passkey where a role asks for a second factor',
  })
  offer(
    @Body() body: TicketBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyOffer> {
    return this.screens.offer(body, { request, response });
  }

  @Post('passkey/confirm')
  @Access(nobodyYet)
  @Answers('SignInAnswer', {
    vi: 'Thiết bị đã lập khóa; kèm mã dự phòng',
    en: 'The authenticator made it; recovery codes come with it',
  })
  confirm(
    @Body() body: TicketPasskeyBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInAnswer> {
    return this.screens.confirm(body, { request, response });
  }

  @Post('step-up/passkey/ask')
  @TakesNoBody()
  @Access(signedIn)
  @Answers('PasskeyAsk', {
    vi: 'Xin thử thách để xác thực lại trong phiên',
    en: 'A challenge to show a second factor within the session',
  })
  askToStepUp(
    @Viewing() viewer: Viewer,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PasskeyAsk> {
    return this.screens.askToStepUp(viewer, { request, response });
  }

  @Post('step-up/passkey')
  @Access(signedIn)
  @Answers('SessionsEnded', {
    vi: 'Xác thực bước hai trong phiên bằng khóa truy cập',
    en: 'Show a passkey within the session, as its second factor',
  })
  stepUp(
    @Viewing() viewer: Viewer,
    @Body() body: PasskeyStepUpBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionsEnded> {
    return this.screens.stepUp(viewer, body, { request, response });
  }
}
