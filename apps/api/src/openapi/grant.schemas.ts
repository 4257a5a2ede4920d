import type { GrantPage, GrantView } from '#contracts';
import { atPosition, next } from './board.schemas.js';
import { flag, id, instant, list, object, orNull, ref, type Schema, text } from './schema.js';

export const grantSchemas: Readonly<Record<string, Schema>> = {
  GrantPage: object<GrantPage>('Quyền được trao · Grants', {
    ...atPosition,
    items: list(
      'Theo thứ tự được trao · In the order in which they were given',
      object<GrantView>('Một vai trò · A role', {
        id: orNull(id('Mã; không có với vị trí trong đơn vị · Id; null for a post of the unit')),
        person: ref('PersonRef'),
        role: text('Vai trò · Role'),
        unit: orNull(ref('UnitRef')),
        from: instant('Từ · From'),
        until: orNull(instant('Đến · Until')),
        delegation: orNull(
          object<NonNullable<GrantView['delegation']>>('Ủy quyền · A delegation', {
            by: ref('PersonRef'),
            capacity: text('Quyền, phụ trách · Acting, in charge'),
          }),
        ),
        restricted: flag('Được xem cả việc lưu hành hạn chế · Reaches what is restricted, too'),
        reason: orNull(text('Vì sao kết thúc · Why it was ended')),
      }),
    ),
    next,
  }),
};
