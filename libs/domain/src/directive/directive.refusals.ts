import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const directiveRefusals = {
  'directive-not-found': {
    text: because('Chưa có văn bản giao nhiệm vụ này', 'This directive is not in the register'),
    remedy: mend('Đăng ký văn bản trước', 'Register the directive first'),
  },
  'directive-exists': {
    text: because('Văn bản đã đăng ký với nội dung khác', 'The directive is registered already, with another content'),
    remedy: mend('Kiểm tra lại số, ký hiệu và ngày ban hành', 'Check its number and its day of issue'),
  },
  'secrecy-refused': {
    text: because(
      'Hệ thống nối mạng không nhận văn bản mật, tối mật, tuyệt mật; chưa có gì được ghi lại',
      'A register on a network takes in no state secret; nothing of it was recorded',
    ),
    remedy: mend(
      'Xử lý văn bản này ngoài hệ thống, theo Luật Bảo vệ bí mật nhà nước',
      'Handle it outside of this program, under the Law on Protection of State Secrets',
    ),
  },
  'secrecy-marked': {
    text: because(
      'Số, ký hiệu hoặc trích yếu có dấu hiệu độ mật ({mark})',
      'The number or the abstract bears the mark of a state secret ({mark})',
    ),
    remedy: mend(
      'Nếu là văn bản mật: dừng lại. Nếu chắc chắn không mật: xác nhận đã kiểm tra rồi gửi lại',
      'If it is secret: stop. If it is certainly none: confirm that it was checked (marksChecked) and send it again',
    ),
  },
} as const satisfies Record<string, RefusalText>;
