import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const taskRefusals = {
  'task-not-found': {
    text: because('Không có nhiệm vụ này', 'There is no such task'),
    remedy: mend('Kiểm tra lại đường dẫn hoặc mã nhiệm vụ', 'Check the link or the id'),
  },
  'task-exists': {
    text: because('Mã này đã dùng cho một nhiệm vụ khác', 'This id already belongs to another task'),
    remedy: mend('Gửi lại với mã mới', 'Send it again under a new id'),
  },
  'task-issued': {
    text: because('Nhiệm vụ đã giao, không sửa được như dự thảo', 'The task is issued and no longer a draft'),
    remedy: mend('Đính chính bằng văn bản của cơ quan giao', 'It changes only by a document of the issuer'),
  },
  'task-voided': {
    text: because('Dự thảo nhiệm vụ này đã hủy', 'This draft was voided'),
    remedy: mend('Lập dự thảo mới nếu vẫn cần giao', 'Draft a new task if it is still needed'),
  },
  'lead-missing': {
    text: because('Chưa xác định đơn vị chủ trì', 'No lead unit is named yet'),
    remedy: mend('Chọn đơn vị chủ trì rồi giao', 'Name the lead unit, then issue'),
  },
  'lead-count': {
    text: because(
      'Số đơn vị chủ trì không khớp với hình thức giao',
      'The number of lead units does not fit the way in which they lead',
    ),
    remedy: mend(
      'Một đơn vị: chọn "một"; nhiều đơn vị: chọn "cùng chủ trì" hoặc "từng đơn vị"',
      'One unit leads as "one"; several lead as "joint" or "each"',
    ),
  },
  'unit-repeated': {
    text: because('Một đơn vị được ghi hai lần', 'A unit is named twice'),
    remedy: mend('Bỏ tên bị lặp', 'Remove the repetition'),
  },
  'too-many-units': {
    text: because('Một lần giao tối đa {limit} đơn vị', 'One issue opens at most {limit} units'),
    remedy: mend('Tách thành nhiều nhiệm vụ', 'Split the task'),
  },
  'deadline-missing': {
    text: because('Chưa có thời hạn hoặc chưa đọc được thời hạn', 'The deadline is missing or could not be read'),
    remedy: mend('Ghi thời hạn, hoặc ghi "thường xuyên"', 'Give a deadline, or say that the work is continuous'),
  },
  'deadline-invalid': {
    text: because('Thời hạn không hợp lệ', 'The deadline is not valid'),
    remedy: mend('Kiểm tra ngày, tháng, quý, năm', 'Check the day, month, quarter or year'),
  },
  'issued-before-directive': {
    text: because(
      'Ngày giao trước ngày ban hành văn bản ({issuedOn})',
      'The day of issue lies before the directive’s own ({issuedOn})',
    ),
    remedy: mend('Ghi ngày giao từ ngày ban hành trở đi', 'Give a day on or after it'),
  },
} as const satisfies Record<string, RefusalText>;
