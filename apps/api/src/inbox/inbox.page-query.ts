import { OneOfField, WholeNumberField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';
import { Transform } from 'class-transformer';

export class InboxPageQuery extends PageQuery {
  @OneOfField({
    about: 'Chỉ tin chưa xem hoặc đã xem · Only what is unread, or what was acknowledged',
    values: ['unread', 'acknowledged'],
    optional: true,
  })
  readonly state?: 'unread' | 'acknowledged';
}

/** The `{id}` of an inbox item: the position of what it tells. */
export class InboxItemParam {
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  )
  @WholeNumberField({ about: 'Mã của tin · Id of the item', min: 1, max: Number.MAX_SAFE_INTEGER })
  readonly id: number;
}
