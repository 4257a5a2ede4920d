import { GRANTABLE_ROLES, type GrantableRole } from '#domain';
import { DayField, IdField, OneOfField, TextField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';
import { ACCESS_KINDS } from './access.kinds.js';

export class ViewAsBody {
  @IdField({
    about: 'Trang của người này; bỏ trống: của vai trò · Whose pages; absent: those of the role',
    optional: true,
  })
  readonly person?: string;

  @OneOfField({ about: 'Vai trò · Role', values: GRANTABLE_ROLES })
  readonly role: GrantableRole;

  @IdField({ about: 'Đơn vị; bỏ trống: toàn sổ · Unit; absent: the whole register', optional: true })
  readonly unit?: string;

  @TextField({ about: 'Lý do, người được xem đọc được · Why; the person whose pages they are can read it', max: 500 })
  readonly reason: string;
}

export class AccessRecordQuery extends PageQuery {
  @IdField({ about: 'Về người này · About this person', optional: true })
  readonly person?: string;

  @OneOfField({ about: 'Loại việc · What happened', values: ACCESS_KINDS, optional: true })
  readonly kind?: string;

  @DayField({ about: 'Từ ngày, mặc định 30 ngày trước · First day, by default thirty days ago', optional: true })
  readonly from?: string;

  @DayField({ about: 'Đến ngày · Last day', optional: true })
  readonly to?: string;
}
