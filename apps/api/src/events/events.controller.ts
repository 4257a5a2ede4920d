import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { Response } from 'express';
import { Access, may } from '../access/access.decorator.js';
import { QueryNumberField } from '../fields/fields.js';
import type { ApiRequest } from '../http/api.request.js';
import { ProducesMedia } from '../http/produces.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { OpenStreams } from './open.streams.js';

export class EventsQuery {
  @QueryNumberField({
    about: 'Bắt đầu sau vị trí này (Last-Event-ID được ưu tiên) · Begin after this position (Last-Event-ID goes first)',
    min: 0,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  readonly after?: number;
}

@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly streams: OpenStreams) {}

  @Get()
  @Access(may('hear-events'))
  @ProducesMedia('text/event-stream')
  @Answers('EventStream', { vi: 'Nghe sổ ghi: mã và loại sự kiện', en: 'Hear the log: ids and types of events' })
  events(@Req() request: ApiRequest, @Res() response: Response, @Query() query: EventsQuery): Promise<void> {
    return this.streams.serve(request, response, query.after);
  }
}
