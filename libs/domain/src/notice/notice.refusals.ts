import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const noticeRefusals = {
  'notice-not-found': {
    text: because('Không có thông báo này', 'There is no such notice'),
    remedy: mend('Kiểm tra lại đường dẫn', 'Check the link'),
  },
  'notice-empty': {
    text: because('Thông báo không có nội dung nào', 'The notice tells nothing'),
    remedy: mend('Không gửi thông báo trống', 'Do not compose it'),
  },
  'notice-kind': {
    text: because(
      'Trang đầu tuần và bản tổng hợp không khớp nội dung',
      'The kind of the notice does not fit its content',
    ),
    remedy: mend(
      'Trang đầu tuần phải có số liệu, bản tổng hợp thì không',
      'A Monday page has pages, a digest has none',
    ),
  },
  'page-does-not-reconcile': {
    text: because('Số liệu của trang đầu tuần không khớp tổng', 'The figures of the Monday page do not sum up'),
    remedy: mend('Đếm lại từ sổ rồi soạn lại', 'Count again from the register and compose it anew'),
  },
  'notice-closed': {
    text: because('Thông báo này đã kết thúc', 'This notice was sent, dropped or given up'),
    remedy: mend('Không cần làm gì thêm', 'Nothing needs to be done'),
  },
  'attempt-out-of-order': {
    text: because('Lần gửi kế tiếp là lần {next}', 'The next attempt is number {next}'),
    remedy: mend('Đọc lại trạng thái rồi ghi', 'Read its state again, then record'),
  },
  'not-the-recipient': {
    text: because('Thông báo này gửi cho người khác', 'This notice is for somebody else'),
    remedy: mend('Mở hộp thông báo của mình', 'Open your own inbox'),
  },
  'notice-not-sent': {
    text: because('Thông báo này chưa gửi tới bạn', 'This notice has not reached you'),
    remedy: mend('Chờ thông báo được gửi', 'Wait until it is sent'),
  },
  'notice-not-given-up': {
    text: because('Thông báo này không phải thư bị trả hay gửi không được', 'This notice was not given up'),
    remedy: mend('Không cần gửi lại', 'It need not be sent again'),
  },
  'bounce-status-invalid': {
    text: because('Mã trạng thái của thư trả lại không đúng dạng', 'The status of the bounce is not of the form 5.1.1'),
    remedy: mend('Gửi nguyên văn thư báo trả lại', 'Hand in the delivery report as it came'),
  },
} as const satisfies Record<string, RefusalText>;
