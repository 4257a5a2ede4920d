import { because, mend, type RefusalText } from '../log/refusal-text.js';

export const openingBalanceRefusals = {
  'balance-after-opening': {
    text: because(
      'Nhiệm vụ đã được giao trong sổ nên không ghi được số dư đầu kỳ nữa',
      'The task is issued in the register already: an opening balance comes too late',
    ),
    remedy: mend(
      'Ghi tiến độ, báo cáo và xác nhận hoàn thành như mọi nhiệm vụ khác',
      'Report, submit and confirm it like any other task',
    ),
  },
  'no-opening-balance': {
    text: because(
      'Việc này không vào sổ với số dư đầu kỳ',
      'This work did not come into the register with an opening balance',
    ),
    remedy: mend('Ghi tiến độ, báo cáo và xác nhận như thường', 'Report, submit and confirm it as usual'),
  },
  'balance-overtaken': {
    text: because(
      'Sau số dư đầu kỳ, việc này đã có người cập nhật nên không đổi trạng thái đầu kỳ được nữa',
      'Somebody has worked on it since: its opening standing can no longer be another one',
    ),
    remedy: mend(
      'Báo cáo, trả lại hoặc xác nhận như thường; vẫn đính chính được số văn bản, thời hạn ban đầu, số lần gia hạn',
      'Report, return or confirm it as usual; document, first deadline and extensions may still be corrected',
    ),
  },
  'balance-before-issue': {
    text: because(
      'Ngày {day} có trước ngày giao nhiệm vụ {issuedOn}',
      'The day {day} lies before the task was issued, {issuedOn}',
    ),
    remedy: mend('Sửa ngày, hoặc sửa ngày giao nhiệm vụ', 'Correct the day, or the day of issue'),
  },
  'balance-after-its-day': {
    text: because(
      'Ngày {day} có sau ngày chốt số dư đầu kỳ {asOf}',
      'The day {day} lies after the day of the opening balance, {asOf}',
    ),
    remedy: mend('Sửa ngày, hoặc chốt số dư muộn hơn', 'Correct the day, or take the balance later'),
  },
} as const satisfies Record<string, RefusalText>;
