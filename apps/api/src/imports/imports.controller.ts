import { Body, Controller, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TaskImportAnswer, UnitImportAnswer, VoidImportAnswer } from '#contracts';
import { Access, may } from '../access/access.decorator.js';
import { AskedWith, type Asking, FileSent } from '../http/request.context.js';
import { TakesFile } from '../http/takes-file.decorator.js';
import { Answers } from '../openapi/answers.decorator.js';
import { ApiImportDesk } from './import.desk.js';
import { FileQuery, TaskFileQuery, VoidImportBody } from './import.queries.js';

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportsController {
  constructor(private readonly desk: ApiImportDesk) {}

  @Post('tasks')
  @TakesFile()
  @Access(may('import-tasks'))
  @Answers('TaskImportAnswer', {
    vi: 'Nạp phụ lục nhiệm vụ',
    en: 'Import an annex of tasks',
    more: 'Rows become drafts, each reported with column, reason and remedy; dryRun=true only reports. A file that is sent again changes nothing.',
  })
  tasks(
    @AskedWith() asking: Asking,
    @FileSent() bytes: Buffer,
    @Query() query: TaskFileQuery,
  ): Promise<TaskImportAnswer> {
    return this.desk.tasks(asking, bytes, query);
  }

  @Post('units')
  @TakesFile()
  @Access(may('import-units'))
  @Answers('UnitImportAnswer', {
    vi: 'Nạp danh mục đơn vị',
    en: 'Import a list of units',
    more: 'A table, or the two-level JSON of provinces and communes (its name ends in .json).',
  })
  units(@AskedWith() asking: Asking, @FileSent() bytes: Buffer, @Query() query: FileQuery): Promise<UnitImportAnswer> {
    return this.desk.units(asking, bytes, query);
  }

  @Post('void')
  @Access(may('void-import'))
  @Answers('VoidImportAnswer', {
    vi: 'Hủy các dự thảo nạp nhầm, trước khi giao',
    en: 'Void the drafts of a wrong import, before they are issued',
  })
  void(@AskedWith() asking: Asking, @Body() body: VoidImportBody): Promise<VoidImportAnswer> {
    return this.desk.void(asking, body);
  }
}
