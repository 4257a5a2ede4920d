import type { Words } from './plain-words.js';

export const MONDAY = {
  title: { vi: 'Trang đầu tuần', en: 'The week’s page' },
  subject: { vi: 'trang đầu tuần', en: 'the week’s page' },
  week: { vi: 'Tuần qua', en: 'Looking back on' },
  tasks: { vi: 'nhiệm vụ', en: 'tasks' },
  done: { vi: 'đã hoàn thành', en: 'done' },
  onSchedule: { vi: 'đúng tiến độ', en: 'on schedule' },
  late: { vi: 'quá hạn', en: 'late' },
  atRisk: { vi: 'có nguy cơ chậm', en: 'at risk' },
  notImplementable: { vi: 'chưa triển khai được', en: 'cannot start yet' },
  remainder: {
    vi: 'chưa được phân loại (dự thảo, thường xuyên, chưa có hạn)',
    en: 'not counted (drafts, continuous, undated)',
  },
  due: { vi: 'hạn', en: 'due' },
  reason: { vi: 'lý do bỏ', en: 'dropped because' },
} as const satisfies Record<string, Words>;

export const PARTS = {
  late: { vi: 'Quá hạn', en: 'Late' },
  waiting: { vi: 'Chờ đồng chí quyết định', en: 'Waits for your decision' },
  atRisk: { vi: 'Có nguy cơ chậm', en: 'At risk' },
  lying: { vi: 'Dự thảo để lâu chưa quyết định', en: 'Drafts that lie undecided' },
  dropped: { vi: 'Dự thảo đã bỏ trong tuần', en: 'Drafts dropped during the week' },
  withoutHead: { vi: 'Đơn vị chưa có người nhận nhắc việc', en: 'Units with nobody to remind' },
} as const satisfies Record<string, Words>;

/** By the kind of what waits. */
export const DUTIES: Readonly<Record<string, Words>> = {
  'to-receive': { vi: 'chờ tiếp nhận', en: 'to be received' },
  'to-confirm': { vi: 'chờ xác nhận hoàn thành', en: 'completion to be confirmed' },
  'return-to-decide': { vi: 'đơn vị đề nghị trả lại', en: 'the unit asks to return it' },
  'obstacle-to-confirm': { vi: 'đơn vị báo vướng mắc', en: 'the unit raised an obstacle' },
  'form-to-issue': { vi: 'văn bản chờ ký', en: 'a form waits to be signed' },
};

export function more(count: number): Words {
  return { vi: `và ${count} mục nữa, xem trên trang`, en: `and ${count} more in the register` };
}
