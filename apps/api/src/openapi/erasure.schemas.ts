import type { ErasedPerson } from '#contracts';
import { flag, id, instant, object, type Schema, whole } from './schema.js';

export const erasureSchemas: Readonly<Record<string, Schema>> = {
  ErasedPerson: object<ErasedPerson>('Dữ liệu cá nhân đã xóa · Personal data that was erased', {
    person: id('Người · The person'),
    erasedAt: instant('Xóa lúc · Erased at'),
    rolesEnded: whole('Vị trí và quyền đã kết thúc · Posts and grants that were ended'),
    recorded: flag('false: đã ghi từ trước · False: it had been recorded before'),
    rows: {
      type: 'object',
      description: 'Số dòng đã xóa theo loại · Rows that went, by kind',
      additionalProperties: { type: 'integer' },
    },
    position: whole('Vị trí trong nhật ký · Position in the log'),
  }),
};
