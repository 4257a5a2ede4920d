import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NewToken, TokenRevoked, Tokens } from '#contracts';
import { Access, signedIn } from '../access/access.decorator.js';
import { IdParam } from '../fields/id.param.js';
import type { ApiRequest, Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers, Creates } from '../openapi/answers.decorator.js';
import { NewTokenBody, TokensQuery } from './token.bodies.js';
import { TokensScreens } from './tokens.screens.js';

@ApiTags('session')
@Controller('api/v1/tokens')
export class TokensController {
  constructor(private readonly screens: TokensScreens) {}

  @Get()
  @Access(signedIn)
  @Answers('Tokens', {
    vi: 'Mã truy cập của tôi và của các chương trình tôi chịu trách nhiệm',
    en: 'One’s tokens, and those of the programs that one answers for',
  })
  list(@Viewing() viewer: Viewer, @Query() query: TokensQuery): Promise<Tokens> {
    return this.screens.list(viewer, query);
  }

  @Post()
  @Access(signedIn)
  @Creates('NewToken', {
    vi: 'Lập mã truy cập trong vai hiện tại; bí mật chỉ hiện lần này',
    en: 'Make a token in the present role; its secret is shown this once',
  })
  mint(@Viewing() viewer: Viewer, @Body() body: NewTokenBody, @Req() request: ApiRequest): Promise<NewToken> {
    return this.screens.mint(viewer, body, { request });
  }

  @Delete(':id')
  @TakesNoBody()
  @Access(signedIn)
  @Answers('TokenRevoked', { vi: 'Thu hồi một mã truy cập', en: 'Revoke a token' })
  revoke(@Viewing() viewer: Viewer, @Param() { id }: IdParam, @Req() request: ApiRequest): Promise<TokenRevoked> {
    return this.screens.revoke(viewer, id, { request });
  }
}
