import { QueryNumberField } from '../fields/fields.js';

export class TimelinePageQuery {
  @QueryNumberField({
    about: 'Chỉ những gì trước vị trí này: "next" của trang trước · Only what is older than this position',
    min: 1,
    max: Number.MAX_SAFE_INTEGER,
    optional: true,
  })
  readonly before?: number;

  @QueryNumberField({ about: 'Số dòng mỗi trang · Rows a page', min: 1, max: 200, initial: 50, optional: true })
  readonly limit?: number;
}
