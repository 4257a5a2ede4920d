import { CursorField, QueryNumberField } from './fields.js';

/** How much of a list is wanted, and from where. */
export class PageQuery {
  @QueryNumberField({ about: 'Số dòng mỗi trang · Rows a page', min: 1, max: 200, initial: 50, optional: true })
  readonly limit?: number;

  @CursorField()
  readonly cursor?: string;
}
