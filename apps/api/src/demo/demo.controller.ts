import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Demo, DemoClock, DemoDoor, DemoMailbox } from '#contracts';
import { Access, thisMachine } from '../access/access.decorator.js';
import type { ApiRequest } from '../http/api.request.js';
import { TakesNoBody } from '../http/takes-no-body.decorator.js';
import { DaysField, OneOfField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';
import { Answers } from '../openapi/answers.decorator.js';
import { DemoScreens } from './demo.screens.js';

class DoorParam {
  @OneOfField({ about: 'Cửa · Door', values: ['leader', 'coordinator', 'unitHead', 'officer'] })
  readonly code: DemoDoor['code'];
}

class DemoClockBody {
  @DaysField({ about: 'Số ngày · Days', values: [1, 7] })
  readonly days: 1 | 7;
}

@ApiTags('demonstration')
@Controller('api/v1/demo')
export class DemoController {
  constructor(private readonly screens: DemoScreens) {}

  @Get()
  @Access(thisMachine)
  @Answers('Demo', { vi: 'Bản trình diễn: cửa vào, đồng hồ', en: 'The demonstration: doors and clock' })
  demo(): Promise<Demo> {
    return this.screens.describe();
  }

  @Post('doors/:code')
  @TakesNoBody()
  @Access(thisMachine)
  @Answers('DemoToken', { vi: 'Vào bằng một vai', en: 'Enter in a role' })
  enter(
    @Param() { code }: DoorParam,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<{ token: string }> {
    return this.screens.enter(code, { request, response });
  }

  @Post('clock')
  @Access(thisMachine)
  @Answers('DemoClock', { vi: 'Cho đồng hồ chạy tới', en: 'Move the clock on' })
  clock(@Body() { days }: DemoClockBody): Promise<DemoClock> {
    return this.screens.moveClock(days);
  }

  @Get('mailbox')
  @Access(thisMachine)
  @Answers('DemoMailbox', { vi: 'Thư đã gửi, mới trước', en: 'Mails that were sent, newest first' })
  mailbox(@Query() page: PageQuery): Promise<DemoMailbox> {
    return this.screens.mailbox(page);
  }
}
