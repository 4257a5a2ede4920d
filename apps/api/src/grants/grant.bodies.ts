import { type DelegationCapacity, GRANTABLE_ROLES, type GrantableRole } from '#domain';
import { longestText } from '../assignments/assignment.bodies.js';
import { FlagField, IdField, InstantField, OneOfField, TextField } from '../fields/fields.js';
import { PageQuery } from '../fields/page.query.js';

class SpanBody {
  @IdField({ about: 'Người được trao · Who receives it' })
  readonly person: string;

  @InstantField({ about: 'Từ lúc nào, mặc định ngay · From when, by default now', optional: true })
  readonly from?: string;
}

export class GiveGrantBody extends SpanBody {
  @OneOfField({ about: 'Vai trò · Role', values: GRANTABLE_ROLES })
  readonly role: GrantableRole;

  @IdField({ about: 'Đơn vị; bỏ trống: toàn sổ · Unit; absent: the whole register', optional: true })
  readonly unit?: string;

  @InstantField({ about: 'Đến lúc nào · Until when', optional: true })
  readonly until?: string;

  @FlagField({ about: 'Được xem cả việc lưu hành hạn chế · Reaches what is restricted, too', optional: true })
  readonly restricted?: boolean;
}

export class DelegateRoleBody extends SpanBody {
  @InstantField({ about: 'Đến lúc nào · Until when' })
  readonly until: string;

  @OneOfField({ about: 'Quyền hoặc phụ trách · Acting, or in charge', values: ['acting', 'in-charge'] })
  readonly capacity: DelegationCapacity;
}

export class EndGrantBody {
  @TextField({ about: 'Lý do · Reason', max: longestText })
  readonly reason: string;
}

export class GrantListQuery extends PageQuery {
  @IdField({ about: 'Của người này · Of this person', optional: true })
  readonly person?: string;

  @IdField({ about: 'Ở đơn vị này hoặc cấp dưới · In this unit or one below it', optional: true })
  readonly unit?: string;

  @OneOfField({
    about: 'Chỉ quyền đang có hiệu lực (mặc định) hoặc tất cả · Only what is in force (default), or all',
    values: ['in-force', 'all'],
    optional: true,
  })
  readonly state?: 'in-force' | 'all';
}
