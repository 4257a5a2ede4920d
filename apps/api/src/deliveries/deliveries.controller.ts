import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BounceTaken, CommandAnswer, EndpointList, EndpointRemoved, EndpointSecret } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { CommandGate } from '../commands/command.gate.js';
import { IdParam } from '../fields/id.param.js';
import { AskedWith, type Asking } from '../http/request.context.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { Answers, Creates } from '../openapi/answers.decorator.js';
import { AddEndpointBody, BounceBody, RotateEndpointBody } from './delivery.bodies.js';
import { DeliveryDesk } from './delivery.desk.js';

@ApiTags('delivery')
@Controller('api/v1')
export class DeliveriesController {
  constructor(
    private readonly desk: DeliveryDesk,
    private readonly gate: CommandGate,
  ) {}

  @Get('endpoints')
  @Access(may('list-endpoints'))
  @Answers('EndpointList', { vi: 'Các điểm nhận tin tự động', en: 'Endpoints of webhooks in use' })
  endpoints(): Promise<EndpointList> {
    return this.desk.list();
  }

  @Post('endpoints')
  @Access(may('add-endpoint'))
  @Creates('EndpointSecret', {
    vi: 'Thêm điểm nhận',
    en: 'Add an endpoint',
    more: 'The secret is shown in this answer alone: a repeated request is told that there is an endpoint already.',
  })
  add(@AskedWith() asking: Asking, @Body() body: AddEndpointBody): Promise<EndpointSecret> {
    return this.desk.add(asking, body);
  }

  @Post('endpoints/:id/rotate')
  @Access(may('keep-endpoint'))
  @Answers('EndpointSecret', {
    vi: 'Đổi mã bí mật',
    en: 'Rotate the secret',
    more: 'A repeated request makes another secret; the last two sign.',
  })
  rotate(
    @Param() { id }: IdParam,
    @AskedWith() asking: Asking,
    @Body() { days }: RotateEndpointBody,
  ): Promise<EndpointSecret> {
    return this.desk.rotate(asking, id, days);
  }

  @Post('endpoints/:id/remove')
  @TakesNoBody()
  @Access(may('keep-endpoint'))
  @Answers('EndpointRemoved', { vi: 'Bỏ điểm nhận', en: 'Remove an endpoint' })
  remove(@Param() { id }: IdParam, @AskedWith() asking: Asking): Promise<EndpointRemoved> {
    return this.desk.remove(asking, id);
  }

  @Post('bounces')
  @Access(may('take-bounce'))
  @Answers('BounceTaken', { vi: 'Nhận một thư bị trả', en: 'Take a bounced mail' })
  bounce(@Body() { message }: BounceBody): Promise<BounceTaken> {
    return this.desk.bounce(message);
  }

  @Post('notices/:id/replay')
  @TakesNoBody()
  @Access(may('replay-notice'))
  @Answers('CommandAnswer', { vi: 'Gửi lại thông báo hỏng', en: 'Try a lost notice anew' })
  replay(@Param() { id }: IdParam, @AskedWith() asking: Asking): Promise<CommandAnswer> {
    return this.gate.ask(asking, { type: 'ReplayNotice', id });
  }
}
