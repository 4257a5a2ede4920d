import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LedgerPage } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import type { Viewer } from '../http/api.request.js';
import { Viewing } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { LedgerFilter } from './ledger.filter.js';
import { LedgerScreen } from './ledger.screen.js';

@ApiTags('ledger')
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly screen: LedgerScreen) {}

  @Get()
  @Access(may('read-ledger'))
  @Answers('LedgerPage', {
    vi: 'Sổ nhắc việc: ai được báo gì, ai không, vì sao',
    en: 'The ledger: who was told what, who was not, and why',
    more: 'Every firing and suppression of a step, every reminder of a draft and what became of every message, in the order of the log.',
  })
  page(@Viewing() viewer: Viewer, @Query() filter: LedgerFilter): Promise<LedgerPage> {
    return this.screen.page(viewer, filter);
  }
}
