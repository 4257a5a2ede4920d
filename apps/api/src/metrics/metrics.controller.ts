import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Access, thisMachineOrSignedIn } from '../access/access.decorator.js';
import { ProducesMedia } from '../http/produces.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { ApiMetrics } from './api.metrics.js';

@ApiTags('operation')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: ApiMetrics) {}

  @Get()
  @Access(thisMachineOrSignedIn)
  @ProducesMedia('text/plain')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @Answers('Metrics', { vi: 'Số đo cho Prometheus', en: 'Measures for Prometheus' })
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
