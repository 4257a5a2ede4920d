import { Body, Controller, Param, Post } from '@nestjs/common';
import type { CommandAnswer } from '#contracts';
import { Access, may } from '../../apps/api/src/access/access.decorator.js';
import { ReportProgressBody } from '../../apps/api/src/assignments/assignment.bodies.js';
import { IdParam } from '../../apps/api/src/fields/id.param.js';
import { Versioned } from '../../apps/api/src/http/position.interceptor.js';
import { AskedWith, type Asking } from '../../apps/api/src/http/request.context.js';
import { Answers } from '../../apps/api/src/openapi/answers.decorator.js';

/** One route that goes through the same guards as a command, checks the same body, answers the same shape and does nothing. */
@Controller('bench/assignments/:id')
export class NothingController {
  @Post('report-progress')
  @Access(may('report-progress'))
  @Versioned((answer: CommandAnswer) => answer.version)
  @Answers('CommandAnswer', { vi: 'Không làm gì', en: 'Does nothing' })
  nothing(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: ReportProgressBody): CommandAnswer {
    return { id, position: body.words.length, version: 1, repeated: asking.expectedVersion === -1 };
  }
}
