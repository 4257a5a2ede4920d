import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';

export const TAKES_FILE = 'dondoc:takes-file';

/** What tables are sent as; browsers call a CSV by the last ones where a spreadsheet is installed. What it is, its bytes say. */
export const FILE_TYPES = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
  'application/octet-stream',
  'application/vnd.ms-excel',
  'text/plain',
];

/** The body is a file as it is, at most 10 MB. */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    SetMetadata(TAKES_FILE, true),
    ApiConsumes(...FILE_TYPES),
    ApiBody({
      description: 'Nguyên văn tệp, tối đa 10 MB · The file as it is, at most 10 MB',
      schema: { type: 'string', format: 'binary' },
    }),
  );
}
