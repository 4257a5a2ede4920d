import {
  glossary,
  type HeldRole,
  type OpenSession,
  type OpenSessions,
  type PasswordSet,
  type RecoveryCodes,
  type SecondFactorOffer,
  type SessionsEnded,
  type SignInAnswer,
} from '#contracts';
import { flag, id, instant, list, object, oneOf, orNull, ref, type Schema, text, whole } from './schema.js';

const role = oneOf('Vai trò · Role', Object.keys(glossary.role));
const unit = orNull(ref('UnitRef'));

export const sessionSchemas: Readonly<Record<string, Schema>> = {
  HeldRole: object<HeldRole>('Một vai được giữ · A role that is held', { role, unit }),
  SignInAnswer: object<SignInAnswer>('Sau một bước đăng nhập · After a step of signing in', {
    status: oneOf('Đã vào, hoặc bước kế tiếp · In, or the next step', [
      'signed-in',
      'second-factor',
      'second-factor-enrolment',
    ]),
    ticket: orNull(text('Vé cho bước kế tiếp · For the next step')),
    recoveryCodes: orNull(list('Mã dự phòng, chỉ hiện lần này · Recovery codes, shown this once', text('Mã · Code'))),
  }),
  SecondFactorOffer: object<SecondFactorOffer>('Để ứng dụng xác thực đọc · For an authenticator app', {
    secret: text('Chuỗi bí mật (base32) · The secret'),
    uri: text('Cùng nội dung, dạng otpauth:// · The same as a URI'),
  }),
  RecoveryCodes: object<RecoveryCodes>('Mã dự phòng, chỉ hiện lần này · Recovery codes, shown this once', {
    codes: list('Mỗi mã dùng một lần · Each is good once', text('Mã · Code')),
  }),
  OpenSession: object<OpenSession>('Một phiên đang mở · An open session', {
    id: id('Mã · Id'),
    role,
    unit,
    method: oneOf('Vào bằng cách nào · How it began', ['password', 'passkey', 'door', 'oidc']),
    secondFactor: flag('Đã xác thực hai bước · A second factor was shown'),
    agent: orNull(text('Trình duyệt tự xưng · What the browser calls itself')),
    createdAt: instant('Bắt đầu · Begun'),
    usedAt: instant('Dùng lần cuối · Last used'),
    endsAt: instant('Kết thúc nếu không dùng nữa · Ends without another request'),
    current: flag('Chính phiên này · The one that asks'),
  }),
  OpenSessions: object<OpenSessions>('Các phiên đang mở · Open sessions', {
    items: list('Dùng gần nhất trước · The last used first', ref('OpenSession')),
  }),
  SessionsEnded: object<SessionsEnded>('Số phiên vừa kết thúc · Sessions that ended', {
    ended: whole('Số phiên · How many'),
  }),
  PasswordSet: object<PasswordSet>('Mật khẩu đã đặt · The password is set', {
    status: oneOf('Kết quả · Outcome', ['set']),
  }),
};
