import type { Finding } from './finding.js';
import type { BalanceColumn } from './opening-balance.columns.js';

type Text = Finding['reason'];
interface BalanceText {
  readonly column: BalanceColumn;
  /** A held row stays a draft until its cell is mended: issued as it stands, it would say something false. */
  readonly held: boolean;
  readonly reason: Text;
  readonly remedy: Text;
}

/** A finding of the columns of the opening balance. Nothing of it rejects the row: the draft is sound without them. */
export interface BalanceFinding {
  readonly column: BalanceColumn;
  readonly code: BalanceCode;
  readonly severity: 'warning';
  readonly held: boolean;
  readonly reason: Text;
  readonly remedy: Text;
}

const SEND_LETTER: Text = {
  vi: 'Giữ là đã trình, chờ ban hành; đề nghị ghi số, ngày văn bản trình. Khi đã ban hành thì báo cáo hoàn thành.',
  en: 'Kept as sent for issue; please give the letter’s number and date. Submit the document when it is issued.',
};
const A_DAY: Text = { vi: 'Ghi ngày theo dạng 30/06/2025.', en: 'Write the day as 30/06/2025.' };

const TEXTS = {
  'status-unknown': {
    column: 'status',
    held: true,
    reason: { vi: 'Không đọc được trạng thái.', en: 'The status cannot be read.' },
    remedy: {
      vi: 'Ghi một trong: đã giao, đã tiếp nhận, đang thực hiện, đang vướng, chưa triển khai được, chờ xác nhận, đã hoàn thành.',
      en: 'Write one of: assigned, received, in progress, blocked, not implementable, submitted, completed.',
    },
  },
  'status-missing': {
    column: 'status',
    held: true,
    reason: { vi: 'Có ngày hoàn thành nhưng không có trạng thái.', en: 'There is a completion date but no status.' },
    remedy: { vi: 'Ghi trạng thái của nhiệm vụ.', en: 'Write the status of the task.' },
  },
  'status-contradicts': {
    column: 'status',
    held: true,
    reason: {
      vi: 'Có ngày hoàn thành nhưng trạng thái chưa phải là hoàn thành.',
      en: 'There is a completion date but the status is not completed.',
    },
    remedy: { vi: 'Sửa trạng thái hoặc xóa ngày.', en: 'Correct the status or delete the date.' },
  },
  'status-in-future': {
    column: 'status',
    held: false,
    reason: {
      vi: 'Hoàn thành được nói ở thì tương lai hoặc còn chờ ban hành.',
      en: 'Its completion is told in the future tense, or still awaits issue.',
    },
    remedy: SEND_LETTER,
  },
  'status-expected': {
    column: 'status',
    held: false,
    reason: { vi: 'Hoàn thành mới là dự kiến.', en: 'It is only expected to be completed.' },
    remedy: { vi: 'Giữ là đang thực hiện.', en: 'Kept as in progress.' },
  },
  'letter-missing': {
    column: 'documentNumber',
    held: false,
    reason: {
      vi: 'Đã trình nhưng chưa có số, ngày của văn bản trình (từ ngày giao nhiệm vụ).',
      en: 'It was sent for issue; the letter has no number and date, or one before the task.',
    },
    remedy: SEND_LETTER,
  },
  'completed-without-date': {
    column: 'completedOn',
    held: false,
    reason: { vi: 'Báo đã hoàn thành nhưng không có ngày.', en: 'It is said to be completed, on no day.' },
    remedy: SEND_LETTER,
  },
  'completed-in-future': {
    column: 'completedOn',
    held: false,
    reason: { vi: 'Ngày hoàn thành còn ở phía trước.', en: 'The completion date lies ahead.' },
    remedy: SEND_LETTER,
  },
  'completed-on-unreadable': {
    column: 'completedOn',
    held: true,
    reason: { vi: 'Không đọc được ngày hoàn thành.', en: 'The completion date cannot be read.' },
    remedy: A_DAY,
  },
  'completed-before-issue': {
    column: 'completedOn',
    held: true,
    reason: { vi: 'Hoàn thành trước ngày giao nhiệm vụ.', en: 'It was completed before it was issued.' },
    remedy: {
      vi: 'Sửa ngày hoàn thành hoặc ngày giao (--issued).',
      en: 'Correct the day, or the day of issue (--issued).',
    },
  },
  'completed-on-differs': {
    column: 'completedOn',
    held: false,
    reason: {
      vi: 'Ngày hoàn thành khác ngày văn bản; lấy ngày văn bản.',
      en: "The completion date differs from the document's; the document's counts.",
    },
    remedy: { vi: 'Kiểm tra ngày văn bản.', en: 'Check the date of the document.' },
  },
  'document-date-unreadable': {
    column: 'documentDate',
    held: true,
    reason: { vi: 'Không đọc được ngày văn bản.', en: 'The date of the document cannot be read.' },
    remedy: A_DAY,
  },
  'document-in-future': {
    column: 'documentDate',
    held: false,
    reason: { vi: 'Ngày văn bản còn ở phía trước.', en: 'The date of the document lies ahead.' },
    remedy: SEND_LETTER,
  },
  'document-number-missing': {
    column: 'documentNumber',
    held: false,
    reason: { vi: 'Có ngày văn bản nhưng không có số.', en: 'The document has a date but no number.' },
    remedy: { vi: 'Ghi số, ký hiệu văn bản.', en: 'Write the number of the document.' },
  },
  'original-deadline-unreadable': {
    column: 'originalDeadline',
    held: true,
    reason: { vi: 'Không đọc được thời hạn ban đầu.', en: 'The original deadline cannot be read.' },
    remedy: {
      vi: 'Ghi như thời hạn, ví dụ 30/06/2025 hoặc 6/2025.',
      en: 'Write it as a deadline: 30/06/2025 or 6/2025.',
    },
  },
  'original-deadline-missing': {
    column: 'originalDeadline',
    held: false,
    reason: {
      vi: 'Có gia hạn nhưng không có thời hạn ban đầu.',
      en: 'It was extended; its first deadline is not given.',
    },
    remedy: { vi: 'Ghi thời hạn ban đầu.', en: 'Write the first deadline.' },
  },
  'extensions-unreadable': {
    column: 'extensions',
    held: true,
    reason: { vi: 'Số lần gia hạn không phải là số từ 0 đến 50.', en: 'The extensions are no number from 0 to 50.' },
    remedy: { vi: 'Ghi số lần, ví dụ 2.', en: 'Write how many, e.g. 2.' },
  },
  'extensions-missing': {
    column: 'extensions',
    held: false,
    reason: {
      vi: 'Thời hạn khác thời hạn ban đầu nhưng không ghi số lần gia hạn; tính là 1.',
      en: 'The deadline differs from the first, and no extension is counted: taken as one.',
    },
    remedy: { vi: 'Ghi số lần gia hạn.', en: 'Write the number of extensions.' },
  },
  'authority-missing': {
    column: 'authority',
    held: false,
    reason: { vi: 'Chưa ghi cơ quan phải tháo gỡ vướng mắc.', en: 'Who must remove the obstacle is not said.' },
    remedy: { vi: 'Ghi tên cơ quan đó.', en: 'Name the authority.' },
  },
  'balance-text-too-long': {
    column: 'status',
    held: true,
    reason: { vi: 'Nội dung ô quá dài.', en: 'The cell is too long.' },
    remedy: {
      vi: 'Rút gọn còn không quá 4.000 ký tự (500 đối với ngày, số và tên).',
      en: 'Shorten it to 4,000 characters (500 for dates, numbers and names).',
    },
  },
} as const satisfies Record<string, BalanceText>;

export type BalanceCode = keyof typeof TEXTS;

/** The finding of a code; on another column than its own where several can have it. */
export function balanceFinding(code: BalanceCode, column: BalanceColumn = TEXTS[code].column): BalanceFinding {
  return { code, severity: 'warning', ...TEXTS[code], column };
}
