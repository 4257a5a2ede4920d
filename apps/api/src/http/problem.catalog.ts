/**
 * Every problem that the edge itself can answer with; refusals of the domain have their own table in libs/domain. Blanks in
 * braces are filled from the facts of the occasion. Vietnamese first, English beside it.
 */
import { accessProblems } from '../access/access.problems.js';
import { sessionProblems } from '../session/session.problems.js';
import { trailProblems } from '../trail/trail.problems.js';
import type { ProblemEntry, ProblemText } from './problem.entry.js';

const tryAgain: ProblemText = {
  vi: 'Đợi ít giây rồi gửi lại, giữ nguyên Idempotency-Key.',
  en: 'Wait a few seconds and send it again with the same Idempotency-Key.',
};
const seeDocs: ProblemText = { vi: 'Xem mô tả API tại /docs.', en: 'See the description of the API at /docs.' };

export const problemCatalog = {
  ...sessionProblems,
  ...trailProblems,
  'request-invalid': {
    status: 400,
    title: { vi: 'Yêu cầu không hợp lệ', en: 'The request is not valid' },
    detail: { vi: 'Địa chỉ, tham số hoặc tiêu đề có chỗ sai.', en: 'The address, a parameter or a header is wrong.' },
    remedy: { vi: 'Sửa các chỗ nêu trong "errors" rồi gửi lại.', en: 'Mend what "errors" names and send it again.' },
  },
  'json-malformed': {
    status: 400,
    title: { vi: 'Nội dung không phải JSON', en: 'The body is not JSON' },
    detail: {
      vi: 'Không đọc được nội dung gửi lên như một đối tượng JSON.',
      en: 'The body cannot be read as a JSON object.',
    },
    remedy: {
      vi: 'Gửi một đối tượng JSON bằng UTF-8, đủ dấu ngoặc.',
      en: 'Send one JSON object in UTF-8, with every bracket closed.',
    },
  },
  'too-many-tasks': {
    status: 422,
    title: { vi: 'Quá nhiều nhiệm vụ cho một câu hỏi', en: 'Too many tasks for one question' },
    detail: {
      vi: 'Phân loại lại theo những gì nay đã biết chỉ làm được với {most} nhiệm vụ mỗi lần.',
      en: 'By what is known now, at most {most} tasks are classed anew at a time.',
    },
    remedy: {
      vi: 'Hỏi từng văn bản, mục hoặc đơn vị, hoặc dùng view=shown.',
      en: 'Ask about one directive, section or unit, or use view=shown.',
    },
  },
  unauthenticated: {
    status: 401,
    title: { vi: 'Cần đăng nhập', en: 'You must sign in' },
    detail: {
      vi: 'Yêu cầu không có phiên đăng nhập hay mã truy cập, hoặc đã hết hạn hay bị thu hồi.',
      en: 'The request has no session and no token, or one that is wrong, expired or revoked.',
    },
    remedy: {
      vi: 'Đăng nhập lại; chương trình gửi "Authorization: Bearer …", mã do quản trị cấp bằng "dondoc token".',
      en: 'Sign in again; programs send "Authorization: Bearer …", which "dondoc token" mints.',
    },
  },
  ...accessProblems,
  forbidden: {
    status: 403,
    title: { vi: 'Không đủ thẩm quyền', en: 'Not allowed' },
    detail: {
      vi: 'Vai trò của mã truy cập không được làm việc này.',
      en: "The token's role may not do this.",
    },
    remedy: {
      vi: 'Nhờ người có thẩm quyền: {allowed}.',
      en: 'Ask somebody whose role allows it: {allowed}.',
    },
  },
  'origin-refused': {
    status: 403,
    title: { vi: 'Trang gọi không được phép', en: 'The calling page is not allowed' },
    detail: {
      vi: 'Yêu cầu đến từ một trang web khác, hoặc thiếu tiêu đề X-Requested-By.',
      en: 'The request comes from another web site, or lacks the header X-Requested-By.',
    },
    remedy: { vi: 'Mở trang của chính sổ này rồi thử lại.', en: 'Open the pages of this register itself.' },
  },
  'not-found': {
    status: 404,
    title: { vi: 'Không tìm thấy', en: 'Not found' },
    detail: { vi: 'Không có gì ở địa chỉ này.', en: 'There is nothing at this address.' },
    remedy: { vi: 'Kiểm tra địa chỉ và mã; xem /docs.', en: 'Check the address and the id; see /docs.' },
  },
  'endpoint-refused': {
    status: 422,
    title: { vi: 'Không nhận điểm nhận này', en: 'The endpoint is not taken' },
    detail: {
      vi: 'Địa chỉ hoặc chủ của điểm nhận không dùng được: {reason}.',
      en: 'The address or the owner of the endpoint will not do: {reason}.',
    },
    remedy: {
      vi: 'Dùng địa chỉ https:// công khai, của một đơn vị hoặc người có trong sổ.',
      en: 'Give a public https:// address, of a unit or person that the register knows.',
    },
  },
  'endpoint-exists': {
    status: 409,
    title: { vi: 'Đã có điểm nhận', en: 'There is an endpoint already' },
    detail: { vi: 'Mỗi đơn vị, mỗi người có một điểm nhận.', en: 'A unit or a person has one endpoint.' },
    remedy: { vi: 'Bỏ điểm nhận cũ, hoặc đổi mã bí mật của nó.', en: 'Remove the present one, or rotate its secret.' },
  },
  'method-not-allowed': {
    status: 405,
    title: { vi: 'Phương thức không dùng được ở đây', en: 'The method is not allowed here' },
    detail: { vi: 'Địa chỉ này chỉ nhận: {allow}.', en: 'This address takes: {allow}.' },
    remedy: seeDocs,
  },
  'not-acceptable': {
    status: 406,
    title: { vi: 'Không trả được kiểu nội dung đó', en: 'That media type is not offered' },
    detail: { vi: 'Địa chỉ này trả về {produces}.', en: 'This address answers {produces}.' },
    remedy: { vi: 'Gửi "Accept: {produces}".', en: 'Send "Accept: {produces}".' },
  },
  'request-timeout': {
    status: 408,
    title: { vi: 'Yêu cầu gửi quá chậm', en: 'The request came too slowly' },
    detail: { vi: 'Chưa nhận đủ yêu cầu trong thời hạn.', en: 'The request was not whole in time.' },
    remedy: tryAgain,
  },
  'version-conflict': {
    status: 409,
    title: { vi: 'Vừa có người khác thay đổi', en: 'Somebody else changed it meanwhile' },
    detail: {
      vi: 'Nội dung này đã ở phiên bản {actual}, khác phiên bản mà quyết định dựa vào.',
      en: 'It is at version {actual} by now, not the one that this decision was based on.',
    },
    remedy: { vi: 'Đọc lại rồi quyết định lại.', en: 'Read it again and decide again.' },
  },
  'precondition-failed': {
    status: 412,
    title: { vi: 'Phiên bản đã khác', en: 'The version is another one' },
    detail: {
      vi: 'If-Match nêu phiên bản {expected}, nhưng hiện là {actual}.',
      en: 'If-Match names version {expected}, but it is {actual} now.',
    },
    remedy: {
      vi: 'Đọc lại, xem điều đã đổi, rồi gửi với ETag mới.',
      en: 'Read it again, see what changed, and send the new ETag.',
    },
  },
  'body-too-large': {
    status: 413,
    title: { vi: 'Nội dung quá lớn', en: 'The body is too large' },
    detail: { vi: 'Tối đa {limit}.', en: 'At most {limit}.' },
    remedy: { vi: 'Rút gọn nội dung; tệp gửi riêng.', en: 'Shorten it; files are sent apart.' },
  },
  'uri-too-long': {
    status: 414,
    title: { vi: 'Địa chỉ quá dài', en: 'The address is too long' },
    detail: { vi: 'Tối đa {limit} ký tự.', en: 'At most {limit} characters.' },
    remedy: { vi: 'Bớt điều kiện lọc.', en: 'Use fewer filters.' },
  },
  'media-type-unsupported': {
    status: 415,
    title: { vi: 'Không nhận kiểu nội dung này', en: 'That media type is not taken' },
    detail: {
      vi: 'Chỉ nhận application/json bằng UTF-8, không nén hoặc nén gzip, deflate, br.',
      en: 'Only application/json in UTF-8 is taken, plain or as gzip, deflate or br.',
    },
    remedy: { vi: 'Gửi "Content-Type: application/json".', en: 'Send "Content-Type: application/json".' },
  },
  'file-type-unsupported': {
    status: 415,
    title: { vi: 'Không nhận kiểu tệp này', en: 'That kind of file is not taken' },
    detail: {
      vi: 'Nhận bảng CSV hoặc bảng tính .xlsx, gửi nguyên văn làm nội dung yêu cầu.',
      en: 'A CSV table or an .xlsx workbook is taken, sent as it is as the body of the request.',
    },
    remedy: { vi: 'Gửi "Content-Type" là một trong: {types}.', en: 'Send one of these as "Content-Type": {types}.' },
  },
  'upload-broken': {
    status: 400,
    title: { vi: 'Tệp tải lên không trọn vẹn', en: 'The upload is not whole' },
    detail: {
      vi: 'Tệp bị ngắt giữa chừng hoặc hỏng trên đường truyền; chưa có gì được ghi.',
      en: 'The file was cut off or damaged on its way; nothing was recorded.',
    },
    remedy: {
      vi: 'Gửi lại cả tệp, giữ nguyên Idempotency-Key.',
      en: 'Send the whole file again with the same Idempotency-Key.',
    },
  },
  'imports-busy': {
    status: 429,
    title: { vi: 'Đang nạp nhiều tệp khác', en: 'Other files are being imported' },
    detail: {
      vi: 'Mỗi lúc chỉ nhận vài tệp; tệp này chưa được đọc, chưa có gì được ghi.',
      en: 'A few files are taken at once; this one was not read, and nothing was recorded.',
    },
    remedy: tryAgain,
  },
  'field-invalid': {
    status: 422,
    title: { vi: 'Có trường chưa đúng', en: 'A field is not right' },
    detail: { vi: 'Nội dung gửi lên có {count} chỗ chưa đúng.', en: 'The body has {count} fault(s).' },
    remedy: {
      vi: 'Sửa các trường nêu trong "errors" rồi gửi lại.',
      en: 'Mend the fields named in "errors" and send it again.',
    },
  },
  'command-reused': {
    status: 422,
    title: { vi: 'Idempotency-Key đã dùng cho việc khác', en: 'The Idempotency-Key was used for something else' },
    detail: {
      vi: 'Mã này đã ghi nhận một yêu cầu có nội dung khác.',
      en: 'This key already stands for a request with another content.',
    },
    remedy: { vi: 'Dùng một UUID mới cho việc mới.', en: 'Use a new UUID for a new request.' },
  },
  'headers-too-large': {
    status: 431,
    title: { vi: 'Tiêu đề quá lớn', en: 'The headers are too large' },
    detail: { vi: 'Tổng tiêu đề tối đa 16 KB.', en: 'Headers may take 16 KB in all.' },
    remedy: { vi: 'Bớt tiêu đề hoặc cookie.', en: 'Send fewer headers or cookies.' },
  },
  'log-busy': {
    status: 429,
    title: { vi: 'Hệ thống đang bận ghi', en: 'The log is busy' },
    detail: { vi: 'Hàng đợi ghi đã đầy; chưa có gì được ghi.', en: 'The queue is full; nothing was recorded.' },
    remedy: tryAgain,
  },
  'too-many-requests': {
    status: 429,
    title: { vi: 'Hỏi quá nhiều lần', en: 'Too many requests' },
    detail: {
      vi: 'Mỗi phiên hay mã truy cập được hỏi {perMinute} lần một phút.',
      en: 'A session or token may ask {perMinute} times a minute.',
    },
    remedy: { vi: 'Đợi ít giây rồi gửi lại.', en: 'Wait a few seconds and send it again.' },
  },
  'too-many-streams': {
    status: 429,
    title: { vi: 'Quá nhiều luồng cùng mở', en: 'Too many open streams' },
    detail: {
      vi: 'Mỗi mã truy cập mở tối đa {limit} luồng sự kiện.',
      en: 'A token may keep {limit} event streams open.',
    },
    remedy: { vi: 'Đóng bớt cửa sổ rồi mở lại.', en: 'Close some windows and open it again.' },
  },
  internal: {
    status: 500,
    title: { vi: 'Lỗi của hệ thống', en: 'A fault of ours' },
    detail: { vi: 'Đã ghi vào nhật ký lỗi theo mã {correlation}.', en: 'It is in the error log under {correlation}.' },
    remedy: { vi: 'Báo quản trị kèm mã này.', en: 'Tell the administrator this id.' },
  },
  'log-unavailable': {
    status: 503,
    title: { vi: 'Cơ sở dữ liệu chưa sẵn sàng', en: 'The database is not available' },
    detail: {
      vi: 'Chưa biết việc đã được ghi hay chưa.',
      en: 'Whether it was recorded is not known yet.',
    },
    remedy: tryAgain,
  },
  'projection-behind': {
    status: 503,
    title: { vi: 'Bảng đọc chưa theo kịp', en: 'The tables have not caught up yet' },
    detail: {
      vi: 'Chưa đến vị trí {position} sau {waited} giây.',
      en: 'Position {position} was not reached within {waited} s.',
    },
    remedy: {
      vi: 'Đọc lại sau ít giây; việc đã ghi không mất.',
      en: 'Read again in a few seconds; what was recorded is safe.',
    },
  },
  'projection-stopped': {
    status: 503,
    title: { vi: 'Bảng đọc đang dừng', en: 'A table has stopped' },
    detail: {
      vi: 'Bảng "{projection}" dừng vì lỗi; sổ ghi vẫn chạy.',
      en: 'The table "{projection}" stopped on an error; the log goes on.',
    },
    remedy: { vi: 'Báo quản trị.', en: 'Tell the administrator.' },
  },
  'shutting-down': {
    status: 503,
    title: { vi: 'Hệ thống đang dừng', en: 'The program is stopping' },
    detail: { vi: 'Không nhận việc mới.', en: 'No new work is taken.' },
    remedy: tryAgain,
  },
  'timed-out': {
    status: 503,
    title: { vi: 'Quá thời gian xử lý', en: 'It took too long' },
    detail: { vi: 'Không xong trong {seconds} giây.', en: 'It was not done within {seconds} s.' },
    remedy: tryAgain,
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;

export type ProblemCode = keyof typeof problemCatalog;
