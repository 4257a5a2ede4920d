import type { BounceTaken, EndpointList, EndpointRemoved, EndpointSecret, EndpointView } from '#contracts';
import { id, instant, list, object, oneOf, orNull, type Schema, text } from './schema.js';

export const deliverySchemas: Readonly<Record<string, Schema>> = {
  EndpointList: object<EndpointList>('Các điểm nhận · Endpoints', {
    items: list(
      'Từng điểm nhận · Each endpoint',
      object<EndpointView>('Một điểm nhận · An endpoint', {
        id: id('Mã · Id'),
        owner: id('Của ai · Whose'),
        ownerIs: oneOf('Của đơn vị hay của người · A unit’s or a person’s', ['unit', 'person']),
        url: text('Địa chỉ · Address'),
        createdAt: instant('Thêm lúc · Added at'),
        oldSecretUntil: orNull(instant('Mã cũ còn ký đến · The old secret signs until')),
      }),
    ),
  }),
  EndpointSecret: object<EndpointSecret>('Mã bí mật, chỉ hiện một lần · A secret, shown once', {
    id: id('Mã điểm nhận · Endpoint'),
    secret: text('whsec_ và base64 · whsec_ and base64'),
  }),
  EndpointRemoved: object<EndpointRemoved>('Đã bỏ · Removed', { removed: id('Mã điểm nhận · Endpoint') }),
  BounceTaken: object<BounceTaken>('Kết quả nhận thư bị trả · What came of a bounce', {
    outcome: text('Kết quả · Outcome'),
    notice: orNull(id('Thông báo · Notice')),
  }),
};
