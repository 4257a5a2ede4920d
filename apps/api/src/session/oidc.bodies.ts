import { TextField } from '../fields/fields.js';

const longestTicket = 60;

export class ProviderBeginBody {
  @TextField({
    about: 'Trang sẽ mở sau khi vào, mặc định trang đầu · Page to go to, by default the first',
    max: 200,
    optional: true,
  })
  readonly returnTo?: string;

  @TextField({
    about: 'Vé của liên kết mời: nối tài khoản với danh tính · The ticket of an invitation, to link its account',
    max: longestTicket,
    optional: true,
  })
  readonly invitation?: string;
}

/** The query with which the provider sent the browser back; whatever else it carried is left out. */
export class ProviderReturnBody {
  @TextField({ about: 'Tham số "state" · The parameter "state"', max: 200 })
  readonly state: string;

  @TextField({ about: 'Tham số "code" · The parameter "code"', max: 2_000, optional: true })
  readonly code?: string;

  @TextField({ about: 'Tham số "iss" · The parameter "iss"', max: 500, optional: true })
  readonly iss?: string;

  @TextField({ about: 'Tham số "error" · The parameter "error"', max: 200, optional: true })
  readonly error?: string;
}
