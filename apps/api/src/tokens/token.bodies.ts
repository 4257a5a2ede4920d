import { tokenScopes } from '#contracts';
import { MOST_TOKEN_DAYS } from '#platform';
import { ChoicesField, IdField, TextField, WholeNumberField } from '../fields/fields.js';

export class NewTokenBody {
  @TextField({ about: 'Tên tự đặt, để nhận ra · What you call it', max: 60 })
  readonly label: string;

  @ChoicesField({ about: 'Được dùng vào việc gì · What it may be used for', values: tokenScopes, min: 1 })
  readonly scopes: readonly string[];

  @WholeNumberField({ about: 'Số ngày có hiệu lực · Days that it is valid', min: 1, max: MOST_TOKEN_DAYS })
  readonly days: number;
}

export class TokensQuery {
  @IdField({ about: 'Của ai; bỏ trống: của mình; quản trị nêu được người khác · Whose', optional: true })
  readonly person?: string;
}
