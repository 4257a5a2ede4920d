import type { AccessRecordLine, AccessRecordPage, ViewAs, ViewsOfMe } from '#contracts';
import { ACCESS_KINDS } from '../trail/access.kinds.js';
import { next } from './board.schemas.js';
import { id, instant, list, object, oneOf, orNull, ref, type Schema, text, whole } from './schema.js';

const role = text('Vai trò · Role');
const unit = orNull(ref('UnitRef'));

/** Set while an administrator looks as somebody else. */
export const viewAs = orNull(
  object<ViewAs>('Đang xem với tư cách · Looking as', {
    person: orNull(ref('PersonRef')),
    reason: text('Lý do · Why'),
    until: instant('Tự kết thúc lúc · Ends by itself'),
  }),
);

export const trailSchemas: Readonly<Record<string, Schema>> = {
  AccessRecordPage: object<AccessRecordPage>('Nhật ký truy cập · What is recorded about access', {
    asOf: instant('Lúc trả lời · The instant of the answer'),
    items: list(
      'Mới trước · Newest first',
      object<AccessRecordLine>('Một dòng · A line', {
        kind: oneOf('Việc gì · What', ACCESS_KINDS),
        person: orNull(ref('PersonRef')),
        count: whole('Mấy lần trong phút đó · How often within the minute'),
        firstAt: instant('Lần đầu · First'),
        lastAt: instant('Lần cuối · Last'),
        role: orNull(role),
        unit,
        thing: orNull(id('Việc hạn chế đã đọc · Which restricted thing was read')),
      }),
    ),
    next,
  }),
  ViewsOfMe: object<ViewsOfMe>('Ai đã xem với tư cách tôi · Who looked as me', {
    items: list(
      'Mới trước · Newest first',
      object<ViewsOfMe['items'][number]>('Một lần xem · A look', {
        viewer: ref('PersonRef'),
        role,
        unit,
        reason: text('Lý do · Why'),
        from: instant('Từ · From'),
        until: instant('Đến · Until'),
      }),
    ),
  }),
};
