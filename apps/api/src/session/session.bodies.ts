import { IdField, TextField } from '../fields/fields.js';

const longestPassword = 256;
const longestTicket = 60;

export class SignInBody {
  @TextField({ about: 'Tên đăng nhập · Login', max: 100 })
  readonly login: string;

  @TextField({ about: 'Mật khẩu · Password', max: longestPassword })
  readonly password: string;
}

export class TicketBody {
  @TextField({ about: 'Vé của bước trước · The ticket of the step before', max: longestTicket })
  readonly ticket: string;
}

export class TicketCodeBody extends TicketBody {
  @TextField({
    about: 'Mã sáu số của ứng dụng, hoặc mã dự phòng · The six digits of the app, or a recovery code',
    max: 40,
  })
  readonly code: string;
}

export class TicketPasswordBody extends TicketBody {
  @TextField({ about: 'Mật khẩu tự chọn · The password chosen', max: longestPassword })
  readonly password: string;
}

export class CodeBody {
  @TextField({ about: 'Mã sáu số, hoặc mã dự phòng · The six digits, or a recovery code', max: 40 })
  readonly code: string;
}

export class RoleBody {
  @TextField({ about: 'Vai trò · Role', max: 40 })
  readonly role: string;

  @IdField({ about: 'Đơn vị; null: toàn sổ · Unit; null: the whole register', nullable: true })
  readonly unit: string | null;
}

export class PasswordBody {
  @TextField({ about: 'Mật khẩu hiện nay · The present password', max: longestPassword })
  readonly password: string;
}

export class NewPasswordBody {
  @TextField({ about: 'Mật khẩu hiện nay · The present password', max: longestPassword })
  readonly current: string;

  @TextField({ about: 'Mật khẩu mới · The new password', max: longestPassword })
  readonly next: string;
}
