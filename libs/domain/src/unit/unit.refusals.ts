import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const unitRefusals = {
  'unit-not-found': {
    text: because('Chưa có đơn vị này trong hệ thống', 'This unit is not in the register'),
    remedy: mend('Kiểm tra lại mã, hoặc đăng ký đơn vị trước', 'Check the id, or register the unit first'),
  },
  'unit-exists': {
    text: because('Đơn vị đã đăng ký với nội dung khác', 'The unit is registered already, with another content'),
    remedy: mend('Dùng đổi tên nếu muốn sửa', 'Rename it if that is what you want'),
  },
  'unit-own-parent': {
    text: because('Đơn vị không thể là cấp trên của chính mình', 'A unit cannot be its own parent'),
    remedy: mend('Chọn đơn vị cấp trên khác', 'Choose another parent'),
  },
  'post-not-held': {
    text: because('Người này không giữ vị trí đó', 'This person does not hold that post'),
    remedy: mend('Kiểm tra lại người và vị trí', 'Check the person and the post'),
  },
  'person-invalid': {
    text: because('Mã người dùng không hợp lệ', 'This is not the id of a person'),
    remedy: mend('Chọn người trong danh bạ', 'Choose a person from the directory'),
  },
} as const satisfies Record<string, RefusalText>;
