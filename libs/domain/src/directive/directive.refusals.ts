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
      'Hệ thống không nhận văn bản mật hoặc hạn chế phổ biến',
      'Secret or restricted documents are not taken in',
    ),
    remedy: mend(
      'Xử lý văn bản này theo quy định bảo vệ bí mật nhà nước',
      'Handle it under the rules on state secrets',
    ),
  },
} as const satisfies Record<string, RefusalText>;
