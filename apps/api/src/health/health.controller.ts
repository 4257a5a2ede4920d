import { Controller, Get, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Access, open } from '../access/access.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { ref } from '../openapi/schema.js';
import type { Health } from '../openapi/support.schemas.js';
import { HealthScreens } from './health.screens.js';

const probes = open('orchestrators and load balancers have no token; the answer holds no data of the register');

@ApiTags('operation')
@Controller('health')
export class HealthController {
  constructor(private readonly screens: HealthScreens) {}

  @Get('live')
  @Access(probes)
  @Answers('Health', { vi: 'Tiến trình còn sống', en: 'The process is alive' })
  live(): Health {
    return this.screens.live();
  }

  @Get('ready')
  @Access(probes)
  @Answers('Health', { vi: 'Sẵn sàng phục vụ', en: 'Ready to serve' })
  @ApiResponse({
    status: 503,
    description: 'Chưa sẵn sàng · Not ready',
    content: {
      'application/json': { schema: ref('Health') as never },
      'application/problem+json': { schema: ref('Problem') as never },
    },
  })
  async ready(@Res({ passthrough: true }) response: Response): Promise<Health> {
    return withStatus(response, await this.screens.ready());
  }
}

function withStatus(response: Response, health: Health): Health {
  response.status(health.status === 'ok' ? 200 : 503);
  return health;
}
