import {
  glossary,
  type HeldRole,
  type OpenSession,
  type OpenSessions,
  type ListedPasskey,
  type ListedToken,
  type NewToken,
  type TokenRevoked,
  type Tokens,
  type PasskeyAdded,
  type PasskeyAsk,
  type PasskeyName,
  type PasskeyOffer,
  type PasskeyRemoved,
  type Passkeys,
  type PasswordSet,
  type ProviderAddress,
  type ProviderAnswer,
  type RecoveryCodes,
  type SecondFactorOffer,
  type SessionsEnded,
  type SignInAnswer,
  type SignInProvider,
} from '#contracts';
import {
  day,
  flag,
  id,
  instant,
  list,
  object,
  oneOf,
  optional,
  orNull,
  ref,
  type Schema,
  text,
  whole,
} from './schema.js';

const recoveryCodes = orNull(
  list('Mã dự phòng, chỉ hiện lần này · Recovery codes, shown this once', text('Mã · Code')),
);
const required = oneOf('Bắt buộc · Required', ['required']);
const publicKey = oneOf('Loại · Kind', ['public-key']);
const challenge = text('Thử thách (base64url) · The challenge');
const timeout = whole('Mili giây · Milliseconds');
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
    factors: optional(
      list('Các cách của bước hai · How the second step may be taken', oneOf('Cách · How', ['code', 'passkey'])),
    ),
    recoveryCodes,
  }),
  SignInProvider: object<SignInProvider>('Nhà cung cấp danh tính · The identity provider', {
    name: orNull(text('Tên; null: không dùng · Its name; null: there is none')),
  }),
  ProviderAddress: object<ProviderAddress>('Địa chỉ tại nhà cung cấp danh tính · An address at the provider', {
    url: orNull(text('Trình duyệt đi tới đây; null: không có · Where the browser goes; null: nowhere')),
  }),
  ProviderAnswer: object<ProviderAnswer>('Sau khi nhà cung cấp nêu tên · After the provider has named the person', {
    step: ref('SignInAnswer'),
    returnTo: text('Trang đang định mở · The page that was asked for'),
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
  PasskeyName: object<PasskeyName>('Một khóa theo WebAuthn · A credential as WebAuthn has it', {
    id: text('Mã khóa (base64url) · The credential’s id'),
    type: publicKey,
    transports: list('Cách nối · How it is reached', text('Cách · Way')),
  }),
  PasskeyAsk: object<PasskeyAsk>('PublicKeyCredentialRequestOptionsJSON', {
    challenge,
    rpId: text('Tên miền · The relying party’s id'),
    timeout,
    userVerification: required,
    allowCredentials: list('Khóa nào; rỗng: khóa bất kỳ · Which; empty: any', ref('PasskeyName')),
  }),
  PasskeyOffer: object<PasskeyOffer>('PublicKeyCredentialCreationOptionsJSON', {
    challenge,
    rp: object<PasskeyOffer['rp']>('Bên nhận · The relying party', {
      id: text('Tên miền · Id'),
      name: text('Tên · Name'),
    }),
    user: object<PasskeyOffer['user']>('Người dùng · The person', {
      id: text('Mã (base64url) · Handle'),
      name: text('Tên đăng nhập · Login'),
      displayName: text('Tên hiển thị · Shown name'),
    }),
    pubKeyCredParams: list(
      'Thuật toán · Algorithms',
      object<PasskeyOffer['pubKeyCredParams'][number]>('Thuật toán · Algorithm', {
        type: publicKey,
        alg: whole('Mã COSE · COSE number'),
      }),
    ),
    timeout,
    attestation: oneOf('Không đòi chứng thực thiết bị · None is asked for', ['none']),
    authenticatorSelection: object<PasskeyOffer['authenticatorSelection']>('Thiết bị · The authenticator', {
      residentKey: required,
      requireResidentKey: flag('Khóa nằm trên thiết bị · Kept by the authenticator'),
      userVerification: required,
    }),
    excludeCredentials: list('Khóa đã có · Those that are there', ref('PasskeyName')),
  }),
  ListedPasskey: object<ListedPasskey>('Một khóa truy cập · A passkey', {
    id: id('Mã · Id'),
    name: text('Tên tự đặt · What the person calls it'),
    createdAt: instant('Lập lúc · Made'),
    usedAt: orNull(instant('Dùng lần cuối · Last used')),
  }),
  Passkeys: object<Passkeys>('Các khóa truy cập · Passkeys', {
    items: list('Cũ nhất trước · The oldest first', ref('ListedPasskey')),
  }),
  PasskeyAdded: object<PasskeyAdded>('Đã thêm khóa truy cập · The passkey was added', {
    status: oneOf('Kết quả · Outcome', ['added']),
    recoveryCodes,
  }),
  PasskeyRemoved: object<PasskeyRemoved>('Đã bỏ khóa truy cập · The passkey was removed', {
    status: oneOf('Kết quả · Outcome', ['removed']),
  }),
  ListedToken: object<ListedToken>('Một mã truy cập, không có bí mật · A token without its secret', {
    id: id('Mã · Id'),
    person: ref('PersonRef'),
    role,
    unit,
    scopes: orNull(
      list('Dùng vào việc gì; null: mọi việc của vai · For what; null: all of its role', text('Phạm vi · Scope')),
    ),
    label: orNull(text('Tên tự đặt · What its holder calls it')),
    createdAt: instant('Lập lúc · Made'),
    expiresAt: instant('Hết hạn · Ends'),
    usedOn: orNull(day('Ngày dùng gần nhất · The day of its last use')),
  }),
  Tokens: object<Tokens>('Các mã truy cập · Tokens', {
    items: list('Mới nhất trước · The newest first', ref('ListedToken')),
  }),
  NewToken: object<NewToken>('Mã truy cập mới · A new token', {
    id: id('Mã · Id'),
    token: text('Bí mật, chỉ hiện lần này · The secret, shown this once'),
    expiresAt: instant('Hết hạn · Ends'),
  }),
  TokenRevoked: object<TokenRevoked>('Đã thu hồi · The token was revoked', {
    status: oneOf('Kết quả · Outcome', ['revoked']),
  }),
  PasswordSet: object<PasswordSet>('Mật khẩu đã đặt · The password is set', {
    status: oneOf('Kết quả · Outcome', ['set']),
  }),
};
