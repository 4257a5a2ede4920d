import { because, mend, type RefusalText } from './refusal-text.js';

/** Refusals that any noun may give, and those of the log itself. */
export const generalRefusals = {
  'not-your-role': {
    text: because('Vai trò của bạn không được làm việc này', 'Your role may not do this'),
    remedy: mend('Đề nghị người có thẩm quyền thực hiện', 'Ask somebody who has the authority'),
  },
  'not-your-unit': {
    text: because(
      'Bạn không hành động được thay cho đơn vị này',
      'You may not act for this unit or over what it follows up',
    ),
    remedy: mend('Chọn việc của đơn vị mình, hoặc chuyển cho đơn vị phụ trách', 'Choose what belongs to your own unit'),
  },
  'system-only': {
    text: because('Việc này chỉ hệ thống tự ghi', 'Only the system itself records this'),
    remedy: mend('Không cần làm gì thêm', 'Nothing needs to be done'),
  },
  'text-required': {
    text: because('Chưa có nội dung ở mục này', 'This field is empty'),
    remedy: mend('Ghi nội dung rồi gửi lại', 'Write something and send again'),
  },
  'text-too-long': {
    text: because('Nội dung dài quá {limit} ký tự', 'The text is longer than {limit} characters'),
    remedy: mend(
      'Rút gọn, phần chi tiết để trong tài liệu kèm theo',
      'Shorten it and attach the details as a document',
    ),
  },
  'day-invalid': {
    text: because('Ngày "{day}" không có trong lịch', 'There is no such day as "{day}"'),
    remedy: mend(
      'Ghi ngày theo dạng NĂM-THÁNG-NGÀY, ví dụ 2025-03-31',
      'Write the day as YEAR-MONTH-DAY, e.g. 2025-03-31',
    ),
  },
  'day-in-future': {
    text: because('Ngày {day} còn ở phía trước', 'The day {day} lies in the future'),
    remedy: mend('Ghi ngày không muộn hơn hôm nay', 'Give a day no later than today'),
  },
  'number-invalid': {
    text: because('Số này không hợp lệ', 'This number is not valid'),
    remedy: mend('Ghi số nguyên từ {from} đến {to}', 'Give a whole number from {from} to {to}'),
  },
  'id-taken': {
    text: because('Mã này đã thuộc về một mục khác loại', 'This id already belongs to something of another kind'),
    remedy: mend('Gửi lại với mã mới', 'Send it again under a new id'),
  },
  'version-differs': {
    text: because(
      'Nội dung đã thay đổi từ lúc bạn mở: bạn xem phiên bản {expected}, nay là {actual}',
      'This has changed since you read it: you saw version {expected}, it is now {actual}',
    ),
    remedy: mend('Tải lại, xem thay đổi rồi quyết định lại', 'Reload, look at the change and decide again'),
  },
  'command-reused': {
    text: because(
      'Mã yêu cầu này đã dùng cho một nội dung khác',
      'This idempotency key was used before with another content',
    ),
    remedy: mend('Gửi lại với mã yêu cầu mới', 'Send it again under a new key'),
  },
  'too-contended': {
    text: because(
      'Nhiều người cùng sửa mục này, chưa ghi được',
      'Many people are changing this at once; nothing was written',
    ),
    remedy: mend('Thử lại sau giây lát', 'Try again in a moment'),
  },
  'log-busy': {
    text: because('Hệ thống đang bận, chưa ghi được', 'The register is busy; nothing was written'),
    remedy: mend('Thử lại sau {retryAfterSeconds} giây', 'Try again in {retryAfterSeconds} seconds'),
  },
  'content-refused': {
    text: because('Nội dung quá lớn hoặc chứa ký tự không lưu được', 'The content is too large or cannot be stored'),
    remedy: mend('Rút gọn nội dung, bỏ ký tự lạ rồi gửi lại', 'Shorten it, remove odd characters and send again'),
  },
  'policy-missing': {
    text: because('Chưa ban hành chính sách nhắc việc', 'No reminder policy has been published yet'),
    remedy: mend('Đề nghị quản trị ban hành chính sách trước', 'Ask the administrator to publish one first'),
  },
  'calendar-missing': {
    text: because('Chưa ban hành lịch làm việc', 'No working calendar has been published yet'),
    remedy: mend('Đề nghị quản trị ban hành lịch trước', 'Ask the administrator to publish one first'),
  },
  'policy-version': {
    text: because('Phiên bản chính sách kế tiếp phải là {next}', 'The next version of the policy is {next}'),
    remedy: mend('Sửa số phiên bản rồi ban hành lại', 'Correct the version and publish again'),
  },
  'policy-faulty': {
    text: because('Chính sách có chỗ không hợp lệ: {fault}', 'The policy is faulty: {fault}'),
    remedy: mend('Sửa chỗ nêu trên rồi ban hành lại', 'Mend it and publish again'),
  },
  'calendar-version': {
    text: because('Phiên bản lịch kế tiếp phải là {next}', 'The next version of the calendar is {next}'),
    remedy: mend('Sửa số phiên bản rồi ban hành lại', 'Correct the version and publish again'),
  },
} as const satisfies Record<string, RefusalText>;
