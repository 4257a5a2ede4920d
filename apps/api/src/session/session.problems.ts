import type { ProblemEntry } from '../http/problem.entry.js';

/** What signing in, sessions and accounts can answer with; part of the catalogue. */
export const sessionProblems = {
  'sign-in-refused': {
    status: 401,
    title: { vi: 'Chưa đăng nhập được', en: 'The sign-in was refused' },
    detail: {
      vi: 'Tên đăng nhập, mật khẩu hoặc mã không đúng, đã hết hạn, hoặc đã thử quá nhiều lần.',
      en: 'The login, the password or the code is not right, has expired, or was tried too often.',
    },
    remedy: {
      vi: 'Kiểm tra rồi thử lại từ đầu; nếu đã thử nhiều lần, đợi mười lăm phút. Quên mật khẩu: nhờ quản trị.',
      en: 'Check and begin again; after many tries wait a quarter of an hour. Forgotten: ask the administrator.',
    },
  },
  'role-missing': {
    status: 403,
    title: { vi: 'Tài khoản chưa có vai trò', en: 'The account has no role yet' },
    detail: {
      vi: 'Mật khẩu đúng, nhưng chưa ai giao vai trò nào cho tài khoản này.',
      en: 'The password is right, but nobody has given this account a role.',
    },
    remedy: { vi: 'Nhờ quản trị giao vai trò.', en: 'Ask the administrator for a role.' },
  },
  'role-not-held': {
    status: 403,
    title: { vi: 'Không giữ vai trò này', en: 'You do not hold this role' },
    detail: { vi: 'Vai trò và đơn vị nêu ra không phải của bạn.', en: 'The role and unit named are not yours.' },
    remedy: { vi: 'Chọn một vai trong danh sách của bạn.', en: 'Choose one of your own roles.' },
  },
  'second-factor-needed': {
    status: 403,
    title: { vi: 'Cần mã xác thực thứ hai', en: 'A second factor is needed' },
    detail: {
      vi: 'Việc này chỉ mở khi đã xác thực hai bước trong phiên.',
      en: 'This opens only in a session that has shown a second factor.',
    },
    remedy: {
      vi: 'Xác thực bước hai, hoặc đăng nhập lại bằng hai bước, rồi làm tiếp.',
      en: 'Show the second factor, or sign in again with both, then go on.',
    },
  },
  'sign-in-again': {
    status: 403,
    title: { vi: 'Hãy đăng nhập lại', en: 'Sign in once more' },
    detail: {
      vi: 'Việc này chỉ làm được trong mười lăm phút sau khi đăng nhập.',
      en: 'This is done within a quarter of an hour after signing in.',
    },
    remedy: { vi: 'Đăng xuất, đăng nhập lại, rồi làm tiếp.', en: 'Sign out, sign in again, and go on.' },
  },
  'session-needed': {
    status: 409,
    title: { vi: 'Việc này cần phiên đăng nhập', en: 'This needs a session' },
    detail: {
      vi: 'Mã truy cập không phải phiên đăng nhập, nên không có gì để làm ở đây.',
      en: 'A token is no session, so there is nothing to do here.',
    },
    remedy: {
      vi: 'Đăng nhập trên trang; mã truy cập thu hồi bằng "dondoc token revoke".',
      en: 'Sign in on the pages; a token is revoked with "dondoc token revoke".',
    },
  },
  'passkey-place': {
    status: 409,
    title: { vi: 'Địa chỉ này không dùng được khóa truy cập', en: 'Passkeys do not work at this address' },
    detail: {
      vi: 'Khóa truy cập gắn với một tên miền; địa chỉ đang mở là địa chỉ IP hoặc không phải địa chỉ của hệ thống.',
      en: 'A passkey belongs to a name; the address in use is an IP address, or not that of this program.',
    },
    remedy: {
      vi: 'Mở bằng tên miền, trên máy này là http://localhost; quản trị: đặt PUBLIC_URL.',
      en: 'Open it by its name, on this machine http://localhost; administrators: set PUBLIC_URL.',
    },
  },
  'last-factor': {
    status: 409,
    title: { vi: 'Đây là bước xác thực thứ hai cuối cùng', en: 'This is the last second factor' },
    detail: {
      vi: 'Vai trò của bạn bắt buộc xác thực hai bước, và ngoài khóa này không còn cách nào.',
      en: 'Your role asks for a second factor, and there is none beside this one.',
    },
    remedy: {
      vi: 'Lập khóa khác hoặc ứng dụng xác thực trước, rồi bỏ khóa này.',
      en: 'Set up another passkey or an app first, then remove this one.',
    },
  },
  'too-many-tokens': {
    status: 409,
    title: { vi: 'Đã có quá nhiều mã truy cập', en: 'There are too many tokens' },
    detail: { vi: 'Một người giữ nhiều nhất 50 mã còn hiệu lực.', en: 'A person holds at most 50 valid ones.' },
    remedy: { vi: 'Thu hồi mã không còn dùng rồi lập lại.', en: 'Revoke those that are not used, then make it again.' },
  },
  'password-weak': {
    status: 422,
    title: { vi: 'Mật khẩu chưa đủ mạnh', en: 'The password is not strong enough' },
    detail: { vi: '{reasonVi}', en: '{reasonEn}' },
    remedy: {
      vi: 'Ghép bốn, năm từ không liên quan; dấu và khoảng trắng đều được.',
      en: 'Put four or five unrelated words together; marks and spaces are welcome.',
    },
  },
  'transport-open': {
    status: 403,
    title: { vi: 'Đường truyền không mã hóa', en: 'The connection is not encrypted' },
    detail: {
      vi: 'Mật khẩu và mã truy cập chỉ nhận qua HTTPS, hoặc ngay trên máy này.',
      en: 'Passwords and tokens take HTTPS, or this machine itself.',
    },
    remedy: {
      vi: 'Mở địa chỉ https://; quản trị: đặt PUBLIC_URL là địa chỉ đó.',
      en: 'Open the https:// address; administrators: set PUBLIC_URL to it.',
    },
  },
  'identity-unknown': {
    status: 403,
    title: { vi: 'Chưa có tài khoản nối với danh tính này', en: 'No account is linked to this identity' },
    detail: {
      vi: 'Nhà cung cấp danh tính đã nhận ra bạn, nhưng ở đây chưa có tài khoản nào đang mở được nối với danh tính đó.',
      en: 'The identity provider knows you, but no open account here is linked to that identity.',
    },
    remedy: {
      vi: 'Nhờ quản trị nối tài khoản, hoặc mở liên kết mời rồi đăng nhập từ đó.',
      en: 'Ask the administrator to link your account, or open your invitation and sign in from there.',
    },
  },
  'provider-declined': {
    status: 401,
    title: { vi: 'Nhà cung cấp danh tính không cho vào', en: 'The identity provider did not let you in' },
    detail: {
      vi: 'Lần đăng nhập ở đó đã bị hủy hoặc bị từ chối.',
      en: 'Signing in there was cancelled or refused.',
    },
    remedy: { vi: 'Thử lại, hoặc đăng nhập bằng mật khẩu.', en: 'Try again, or sign in with a password.' },
  },
  'provider-refused': {
    status: 401,
    title: { vi: 'Không nhận được lần đăng nhập này', en: 'This sign-in cannot be accepted' },
    detail: {
      vi: 'Câu trả lời không khớp với lần đăng nhập mở từ trình duyệt này, đã dùng rồi, hoặc đã quá mười phút.',
      en: 'The answer does not fit a sign-in begun in this browser, was used already, or is older than ten minutes.',
    },
    remedy: {
      vi: 'Đăng nhập lại từ đầu, trong một cửa sổ. Nếu vẫn vậy, báo quản trị.',
      en: 'Begin again, in one window. If it goes on, tell the administrator.',
    },
  },
  'provider-unavailable': {
    status: 503,
    title: { vi: 'Chưa hỏi được nhà cung cấp danh tính', en: 'The identity provider cannot be asked' },
    detail: {
      vi: 'Nơi đó không trả lời, hoặc trả lời không đúng cách.',
      en: 'It did not answer, or not in a way that can be used.',
    },
    remedy: {
      vi: 'Đợi ít phút rồi thử lại, hoặc đăng nhập bằng mật khẩu.',
      en: 'Try again in a few minutes, or sign in with a password.',
    },
  },
  'sign-in-busy': {
    status: 503,
    title: { vi: 'Nhiều người cùng đăng nhập', en: 'Many are signing in' },
    detail: { vi: 'Chưa kiểm tra được mật khẩu lúc này.', en: 'The password cannot be checked at this moment.' },
    remedy: { vi: 'Đợi vài giây rồi thử lại.', en: 'Wait a few seconds and try again.' },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
