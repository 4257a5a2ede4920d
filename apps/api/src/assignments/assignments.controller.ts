import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { AssignmentAnswer, CommandAnswer, LadderView } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { CommandGate } from '../commands/command.gate.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import {
  DelegateBody,
  evidenceOf,
  OptionalWordsBody,
  RaiseObstacleBody,
  ReasonBody,
  ReportProgressBody,
  RequestReturnBody,
  SendForIssueBody,
  SubmitBody,
  WordsBody,
} from './assignment.bodies.js';
import { AssignmentScreens } from './assignment.screens.js';

const answered = (answer: CommandAnswer): number => answer.version;

@ApiTags('assignments')
@Controller('api/v1/assignments/:id')
export class AssignmentsController {
  constructor(
    private readonly screens: AssignmentScreens,
    private readonly gate: CommandGate,
  ) {}

  @Get()
  @Access(may('read-assignment'))
  @Versioned((answer: AssignmentAnswer) => answer.assignment.version)
  @Answers('AssignmentAnswer', { vi: 'Một lượt giao; ETag là phiên bản', en: 'An assignment; its ETag is the version' })
  show(@Param() { id }: IdParam, @Viewing() viewer: Viewer): Promise<AssignmentAnswer> {
    return this.screens.show(id, viewer);
  }

  @Get('ladder')
  @Access(may('read-assignment'))
  @Answers('LadderView', { vi: 'Vì sao được, không được nhắc: từng bước', en: 'Why (not) reminded: every step' })
  ladder(@Param() { id }: IdParam, @Viewing() viewer: Viewer): Promise<LadderView> {
    return this.screens.ladder(id, viewer);
  }

  @Post('receive')
  @TakesNoBody()
  @Access(may('receive-assignment'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Tiếp nhận', en: 'Receive' })
  receive(@Param() { id }: IdParam, @AskedWith() asking: Asking): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ReceiveAssignment', id });
  }

  @Post('delegate')
  @Access(may('delegate-assignment'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Phân công chuyên viên', en: 'Hand to an officer' })
  delegate(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: DelegateBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'DelegateAssignment', id, officer: body.officer });
  }

  @Post('request-return')
  @Access(may('request-return'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Đề nghị trả lại', en: 'Ask to return it' })
  requestReturn(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { reason, words }: RequestReturnBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'RequestReturn', id, reason, words });
  }

  @Post('grant-return')
  @Access(may('decide-return'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Đồng ý cho trả lại', en: 'Grant the return' })
  grantReturn(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { words }: OptionalWordsBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'GrantReturn', id, words: words ?? null });
  }

  @Post('refuse-return')
  @Access(may('decide-return'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Không đồng ý cho trả lại', en: 'Refuse the return' })
  refuseReturn(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'RefuseReturn', id, reason });
  }

  @Post('report-progress')
  @Access(may('report-progress'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Báo cáo tiến độ', en: 'Report progress' })
  reportProgress(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { words, nextStep, percent }: ReportProgressBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'ReportProgress',
      id,
      words,
      nextStep: nextStep ?? null,
      percent: percent ?? null,
    });
  }

  @Post('raise-obstacle')
  @Access(may('raise-obstacle'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Báo vướng mắc', en: 'Raise an obstacle' })
  raiseObstacle(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { cause, authority, words }: RaiseObstacleBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'RaiseObstacle', id, cause, authority, words });
  }

  @Post('confirm-obstacle')
  @Access(may('confirm-obstacle'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Xác nhận vướng mắc', en: 'Confirm the obstacle' })
  confirmObstacle(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { words }: OptionalWordsBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ConfirmObstacle', id, words: words ?? null });
  }

  @Post('resolve-obstacle')
  @Access(may('resolve-obstacle'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Đã tháo gỡ vướng mắc', en: 'The obstacle is resolved' })
  resolveObstacle(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { words }: WordsBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ResolveObstacle', id, words });
  }

  @Post('send-for-issue')
  @Access(may('send-for-issue'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Đã trình, chờ ban hành', en: 'Sent for issue to another authority' })
  sendForIssue(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { authority, letterNumber, sentOn, words }: SendForIssueBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'SendForIssue',
      id,
      authority,
      letterNumber,
      sentOn,
      words: words ?? null,
    });
  }

  @Post('issue-refused')
  @Access(may('record-issue-refusal'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Bị trả lại, chưa ban hành', en: 'Given back, not issued' })
  issueRefused(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'RecordIssueRefusal', id, reason });
  }

  @Post('submit')
  @Access(may('submit-deliverable'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Báo cáo hoàn thành kèm minh chứng', en: 'Submit the deliverable with evidence' })
  submit(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: SubmitBody): Promise<CommandAnswer> {
    return this.gate.ask(asking, {
      type: 'SubmitDeliverable',
      id,
      evidence: evidenceOf(body),
      words: body.words ?? null,
    });
  }

  @Post('confirm')
  @TakesNoBody()
  @Access(may('verify-deliverable'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Xác nhận hoàn thành', en: 'Confirm completion' })
  confirm(@Param() { id }: IdParam, @AskedWith() asking: Asking): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ConfirmDeliverable', id });
  }

  @Post('return-deliverable')
  @Access(may('verify-deliverable'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Trả lại để hoàn thiện', en: 'Return the deliverable' })
  returnDeliverable(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { reason }: ReasonBody,
  ): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ReturnDeliverable', id, reason });
  }
}
