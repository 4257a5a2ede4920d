import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const formRefusals = {
  'form-not-found': {
    text: because('Không có phiếu hoặc công văn này', 'There is no such form'),
    remedy: mend('Kiểm tra lại đường dẫn', 'Check the link'),
  },
  'form-issued': {
    text: because('Văn bản này đã phát hành', 'This form was issued already'),
    remedy: mend('Tải lại để xem trạng thái hiện nay', 'Reload to see how it stands'),
  },
  'form-dropped': {
    text: because('Dự thảo này đã bỏ', 'This draft was dropped'),
    remedy: mend('Tải lại để xem trạng thái hiện nay', 'Reload to see how it stands'),
  },
  'form-number-required': {
    text: because('Công văn phải có số của văn thư', 'This letter needs a number of the office’s register'),
    remedy: mend('Lấy số ở văn thư rồi phát hành', 'Take a number, then issue it'),
  },
  'form-number-refused': {
    text: because('Văn bản nội bộ này không đánh số', 'This internal form bears no number'),
    remedy: mend('Bỏ trống ô số', 'Leave the number empty'),
  },
} as const satisfies Record<string, RefusalText>;
