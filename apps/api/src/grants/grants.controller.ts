import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { CommandAnswer, GrantPage } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { IdParam } from '../fields/id.param.js';
import type { Viewer } from '../http/api.request.js';
import { Versioned } from '../http/position.interceptor.js';
import { AskedWith, type Asking, Viewing } from '../http/request.context.js';
import { Answers, Creates } from '../openapi/answers.decorator.js';
import { DelegateRoleBody, EndGrantBody, GiveGrantBody, GrantListQuery } from './grant.bodies.js';
import { GrantsDesk } from './grants.desk.js';
import { GrantsScreen } from './grants.screen.js';
import { MyRolesScreen } from './my-roles.screen.js';

const answered = (answer: CommandAnswer): number => answer.version;

@ApiTags('grants')
@Controller('api/v1/grants')
export class GrantsController {
  constructor(
    private readonly screen: GrantsScreen,
    private readonly roles: MyRolesScreen,
    private readonly desk: GrantsDesk,
  ) {}

  @Get()
  @Access(may('list-grants'))
  @Answers('GrantPage', { vi: 'Ai được trao vai trò nào', en: 'Who was given which role' })
  list(@Viewing() viewer: Viewer, @Query() query: GrantListQuery): Promise<GrantPage> {
    return this.screen.list(viewer, query);
  }

  @Get('mine')
  @Access(may('list-own-roles'))
  @Answers('GrantPage', { vi: 'Các vai trò của người hỏi', en: 'The roles of the person who asks' })
  mine(@Viewing() viewer: Viewer): Promise<GrantPage> {
    return this.roles.show(viewer);
  }

  @Post()
  @Access(may('give-grant'))
  @Versioned(answered)
  @Creates('CommandAnswer', { vi: 'Trao vai trò', en: 'Give a role' })
  give(@AskedWith() asking: Asking, @Body() body: GiveGrantBody): Promise<CommandAnswer> {
    return this.desk.give(asking, body);
  }

  @Post('delegate')
  @Access(may('delegate-role'))
  @Versioned(answered)
  @Creates('CommandAnswer', { vi: 'Giao quyền, phụ trách thay', en: 'Have somebody act in one’s place' })
  delegate(@AskedWith() asking: Asking, @Body() body: DelegateRoleBody): Promise<CommandAnswer> {
    return this.desk.delegate(asking, body);
  }

  @Post(':id/end')
  @Access(may('end-grant'))
  @Versioned(answered)
  @Answers('CommandAnswer', { vi: 'Kết thúc một vai trò', en: 'End a grant' })
  end(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() { reason }: EndGrantBody): Promise<CommandAnswer> {
    return this.desk.end(asking, id, reason);
  }
}
