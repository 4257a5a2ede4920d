import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ErasedPerson } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { IdParam } from '../fields/id.param.js';
import { AskedWith, type Asking } from '../http/request.context.js';
import { Answers } from '../openapi/answers.decorator.js';
import { ErasePersonBody } from './erasure.bodies.js';
import { ErasureScreen } from './erasure.screen.js';

@ApiTags('grants')
@Controller('api/v1/people')
export class PeopleController {
  constructor(private readonly screen: ErasureScreen) {}

  @Post(':id/erase')
  @Access(may('erase-person'))
  @Answers('ErasedPerson', {
    vi: 'Xóa dữ liệu của một người',
    en: 'Erase what is known about a person',
    more: 'Names, addresses, posts, account, sessions and tokens go, and the key that opens their copies. Nothing brings them back. Asked again, it changes nothing.',
  })
  erase(@Param() { id }: IdParam, @AskedWith() asking: Asking, @Body() body: ErasePersonBody): Promise<ErasedPerson> {
    return this.screen.erase(asking, id, body);
  }
}
