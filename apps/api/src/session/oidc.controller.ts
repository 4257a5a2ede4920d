import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { ProviderAddress, ProviderAnswer, SignInProvider } from '#contracts';
import { Access, open } from '../access/access.decorator.js';
import type { ApiRequest } from '../http/api.request.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { ProviderBeginBody, ProviderReturnBody } from './oidc.bodies.js';
import { OidcScreens } from './oidc.screens.js';

const nobodyYet = open('whoever signs in is nobody yet');

/** Signing in by an identity provider, and out of it. The pages do the sending; what comes back they hand over here. */
@ApiTags('session')
@Controller('api/v1/session/provider')
export class OidcController {
  constructor(private readonly screens: OidcScreens) {}

  @Get()
  @Access(open('the page of signing in shows its button'))
  @Answers('SignInProvider', { vi: 'Có nhà cung cấp danh tính nào không', en: 'Which identity provider there is' })
  provider(): SignInProvider {
    return this.screens.provider();
  }

  @Post()
  @Access(nobodyYet)
  @Answers('ProviderAddress', {
    vi: 'Bắt đầu đăng nhập bằng nhà cung cấp danh tính',
    en: 'Begin to sign in by the identity provider',
    more: 'The browser keeps a cookie for ten minutes, without which nobody can bring the answer back.',
  })
  begin(
    @Body() body: ProviderBeginBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderAddress> {
    return this.screens.begin(body, { request, response });
  }

  @Post('return')
  @Access(nobodyYet)
  @Answers('ProviderAnswer', {
    vi: 'Trở về từ nhà cung cấp danh tính',
    en: 'Come back from the identity provider',
  })
  finish(
    @Body() body: ProviderReturnBody,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProviderAnswer> {
    return this.screens.finish(body, { request, response });
  }

  @Post('sign-out')
  @TakesNoBody()
  @Access(nobodyYet)
  @Answers('ProviderAddress', {
    vi: 'Nơi đăng xuất khỏi nhà cung cấp danh tính',
    en: 'Where to sign out at the identity provider',
    more: 'For whoever has signed out here and wants to end the session there, too (OpenID Connect RP-Initiated Logout 1.0).',
  })
  signOut(@Req() request: ApiRequest): Promise<ProviderAddress> {
    return this.screens.signOut(request);
  }
}
