import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { CommandGate } from '../commands/command.gate.js';
import { IdParam } from '../fields/id.param.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { balanceOf, CorrectBalanceBody } from './balance.body.js';

@ApiTags('imports')
@Controller('api/v1/assignments/:id')
export class BalancesController {
  constructor(private readonly gate: CommandGate) {}

  @Post('correct-balance')
  @Access(may('correct-balance'))
  @Versioned(({ version }: CommandAnswer) => version)
  @Answers('CommandAnswer', {
    vi: 'Đính chính số dư đầu kỳ',
    en: 'Correct the opening balance',
    more: 'The whole balance as it should have been. The standing may be another one only while nobody has worked on it since.',
  })
  correct(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() body: CorrectBalanceBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'CorrectOpeningBalance',
      id,
      balance: balanceOf(body),
      reason: body.reason,
    });
  }
}
