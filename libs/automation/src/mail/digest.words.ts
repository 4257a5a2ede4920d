/** The fixed words of a digest. Labels of the register itself (steps, forms) come with the wording, from the glossary. */
import type { DigestGroup, DigestLine } from './digest-line.js';
import type { Words } from './plain-words.js';

/** A reader's language; who has chosen none reads Vietnamese. */
export type Language = keyof Words;

export const HEADINGS: Readonly<Record<DigestGroup, Words>> = {
  late: { vi: 'Đã quá hạn', en: 'Late' },
  today: { vi: 'Hạn hôm nay', en: 'Due today' },
  week: { vi: 'Hạn trong tuần này', en: 'Due this week' },
  later: { vi: 'Hạn những tuần tới', en: 'Due later' },
  receive: { vi: 'Đề nghị tiếp nhận', en: 'To be received' },
  draft: { vi: 'Dự thảo chờ quyết định', en: 'Drafts that wait' },
  alarm: { vi: 'Chưa nhắc được đơn vị', en: 'Units that could not be reminded' },
};

/** After a count, in the subject. */
export const SUBJECT_WORDS: Readonly<Record<DigestGroup, Words>> = {
  late: { vi: 'quá hạn', en: 'late' },
  today: { vi: 'hạn hôm nay', en: 'due today' },
  week: { vi: 'trong tuần', en: 'due this week' },
  later: { vi: 'sắp tới', en: 'due later' },
  receive: { vi: 'chờ tiếp nhận', en: 'to be received' },
  draft: { vi: 'dự thảo chờ', en: 'drafts waiting' },
  alarm: { vi: 'chưa nhắc được', en: 'not reminded' },
};

export const ALARMS: Readonly<Record<NonNullable<DigestLine['alarm']>, Words>> = {
  'no-recipient': {
    vi: 'đơn vị chưa có người nhận nhắc việc; đề nghị cử người',
    en: 'the unit has nobody to remind; please name somebody',
  },
  'not-delivered': {
    vi: 'thư nhắc không gửi được; đề nghị kiểm tra địa chỉ của đơn vị',
    en: 'the reminder could not be delivered; please check the unit’s address',
  },
};

export const WHY: Words = { vi: 'Vì sao nhận', en: 'Why you get this' };

export const REMINDED_LATE: Words = { vi: 'nhắc muộn', en: 'reminded late' };

export const DRAFT_LIES: Words = {
  vi: 'đề nghị phát hành, sửa hoặc bỏ kèm lý do',
  en: 'please issue it, change it, or drop it with a reason',
};

/** What a unit may answer to a reminder close to the deadline: each opens the task with that form open and filled. */
export const ANSWERS = ['done', 'time', 'blocked'] as const;
export type AnswerCode = (typeof ANSWERS)[number];
export const ANSWER_WORDS: Readonly<Record<AnswerCode, Words>> = {
  done: { vi: 'Đã xong', en: 'Done' },
  time: { vi: 'Cần thêm thời gian', en: 'More time' },
  blocked: { vi: 'Đang vướng', en: 'Blocked' },
};

export const OPEN_INBOX: Words = { vi: 'Mở hộp tin trên trang', en: 'Open the inbox' };

export const HOW_TO_ANSWER: Words = {
  vi: 'Bấm vào nhiệm vụ để báo cáo tiến độ, trình sản phẩm hoặc nêu vướng mắc. Mở liên kết không ghi nhận điều gì. Thư tự động, xin không trả lời thư này.',
  en: 'Open a task to report progress, submit the deliverable or raise an obstacle. Opening a link records nothing. This message is automatic; please do not reply to it.',
};

/** How many tasks a morning asks for, addressed to whoever reads it. */
export function greeting(name: string | null, day: string, count: number): Words {
  const tasks = count === 1 ? 'task asks' : 'tasks ask';
  return {
    vi: `Kính gửi ${name ?? 'đồng chí'}, sáng ${day} có ${count} việc cần lưu ý.`,
    en: `Good morning${name === null ? '' : `, ${name}`}. ${count} ${tasks} for attention on ${day}.`,
  };
}

/** Above a Monday's page when the morning brings nothing else. */
export function pageGreeting(name: string | null, day: string): Words {
  return {
    vi: `Kính gửi ${name ?? 'đồng chí'}, dưới đây là tình hình đến sáng ${day}.`,
    en: `Good morning${name === null ? '' : `, ${name}`}. This is how things stand on ${day}.`,
  };
}
