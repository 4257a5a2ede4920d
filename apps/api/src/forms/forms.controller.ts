import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, FormPage } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { ReasonBody } from '../assignments/assignment.bodies.js';
import { CommandGate } from '../commands/command.gate.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { FormListQuery, IssueFormBody } from './form.bodies.js';
import { FormsScreen } from './forms.screen.js';

const answered = (answer: CommandAnswer): number => answer.version;

@ApiTags('forms')
@Controller('api/v1/forms')
export class FormsController {
  constructor(
    private readonly screen: FormsScreen,
    private readonly gate: CommandGate,
  ) {}

  @Get()
  @Access(may('list-forms'))
  @Answers('FormPage', { vi: 'Phiếu, công văn do hệ thống dự thảo', en: 'Slips and letters that the ladder drafted' })
  list(@Viewing() viewer: Viewer, @Query() query: FormListQuery): Promise<FormPage> {
    return this.screen.list(viewer, query);
  }

  @Post(':id/issue')
  @Access(may('decide-form'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Phát hành', en: 'Issue' })
  issue(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { number }: IssueFormBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'IssueForm', id, number: number ?? null });
  }

  @Post(':id/drop')
  @Access(may('decide-form'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Bỏ dự thảo, có lý do', en: 'Drop the draft, with a reason' })
  drop(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() { reason }: ReasonBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'DropForm', id, reason });
  }
}
