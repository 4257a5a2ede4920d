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
