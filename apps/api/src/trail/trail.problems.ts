import type { ProblemEntry } from '../http/problem.entry.js';

/** What looking at the pages as somebody else can answer with; part of the catalogue. */
export const trailProblems = {
  'view-as-read-only': {
    status: 403,
    title: { vi: 'Đang xem với tư cách người khác', en: 'You are looking as somebody else' },
    detail: {
      vi: 'Khi xem với tư cách người khác chỉ được đọc các trang công việc: không ghi, không vào trang tài khoản.',
      en: 'While looking as somebody else there is only reading, and only of the register: no command, no account pages.',
    },
    remedy: { vi: 'Bấm "Kết thúc xem" rồi làm lại.', en: 'End the look, then do it again.' },
  },
  'view-as-not-offered': {
    status: 422,
    title: { vi: 'Không xem được với vai trò này', en: 'That role cannot be looked through' },
    detail: {
      vi: 'Không xem thay vai trò quản trị, kiểm tra, giám sát; vai trò trong đơn vị phải nêu đơn vị đang có.',
      en: 'Nobody looks as an administrator, an inspector or an overseer; a role in a unit names a unit that is there.',
    },
    remedy: { vi: 'Chọn vai trò và đơn vị khác.', en: 'Choose another role and unit.' },
  },
  'view-as-not-held': {
    status: 422,
    title: { vi: 'Người này không giữ vai trò đó', en: 'The person does not hold that role' },
    detail: {
      vi: 'Chỉ xem được với vai trò mà người đó đang giữ.',
      en: 'A person’s pages are looked at in a role that the person holds now.',
    },
    remedy: { vi: 'Chọn một vai trò của người đó.', en: 'Choose one of the person’s roles.' },
  },
} as const satisfies Readonly<Record<string, ProblemEntry>>;
