import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, may } from '../access/access.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import type { RegisterStatus } from '../openapi/support.schemas.js';
import { StatusScreen } from './status.screen.js';

@ApiTags('operation')
@Controller('api/v1/status')
export class StatusController {
  constructor(private readonly screen: StatusScreen) {}

  @Get()
  @Access(may('read-status'))
  @Answers('RegisterStatus', { vi: 'Sổ và các bảng đang ở đâu', en: 'Where the log and the tables stand' })
  status(): Promise<RegisterStatus> {
    return this.screen.show();
  }
}
