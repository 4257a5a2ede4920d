import type { Label } from '#contracts';

/** Words for the codes inside events, as they read in the middle of a sentence. */
export const returnWords: Readonly<Record<string, Label>> = {
  'not-our-function': { vi: 'không thuộc chức năng của đơn vị', en: 'not our function' },
  unclear: { vi: 'nội dung chưa rõ', en: 'unclear' },
  duplicate: { vi: 'trùng với nhiệm vụ khác', en: 'a duplicate' },
};

export const causeWords: Readonly<Record<string, Label>> = {
  'no-central-guidance': { vi: 'chưa có hướng dẫn của Trung ương', en: 'no central guidance yet' },
  reorganisation: { vi: 'sắp xếp tổ chức bộ máy', en: 'reorganisation' },
  funding: { vi: 'kinh phí', en: 'funding' },
  legal: { vi: 'quy định pháp luật', en: 'law' },
  other: { vi: 'nguyên nhân khác', en: 'another cause' },
};

/** Why the days of the receipt began anew, at the head of a sentence. Older events do not say. */
export const renewalWords: Readonly<Record<string, Label>> = {
  'register-stood-still': {
    vi: 'Hệ thống đã gián đoạn vào ngày đến hạn tiếp nhận',
    en: 'The system was interrupted on the day of receipt',
  },
  'return-refused': {
    vi: 'Đề nghị trả lại được trả lời sau ngày đến hạn tiếp nhận',
    en: 'The request to return it was answered after the day of receipt',
  },
};

export const renewedWithoutReason: Label = {
  vi: 'Thời gian tiếp nhận được tính lại',
  en: 'The days to receive it began anew',
};

export const suppressionWords: Readonly<Record<string, Label>> = {
  submitted: { vi: 'đơn vị đã trình sản phẩm', en: 'the deliverable was already submitted' },
  'awaiting-issue': { vi: 'đơn vị đã trình, đang chờ ban hành', en: 'it was sent for issue' },
  'return-requested': { vi: 'đơn vị đã đề nghị trả lại', en: 'the unit had asked to return it' },
  'awaiting-reassignment': { vi: 'nhiệm vụ đang chờ giao lại', en: 'it waits to be reassigned' },
  'not-implementable': { vi: 'chưa triển khai được', en: 'it cannot start yet' },
  'already-received': { vi: 'đơn vị đã tiếp nhận', en: 'the unit had already received it' },
  'no-recipient': { vi: 'chưa có người nhận trong sổ', en: 'nobody in the register could receive it' },
  'reminder-not-sent-first': { vi: 'đơn vị chưa được nhắc trước đó', en: 'the unit had not been reminded first' },
  'overtaken-by-later-step': { vi: 'bậc sau đã tới', en: 'a later step had come' },
  overdue: { vi: 'đã quá hạn, các bậc sau hạn đã thay', en: 'the deadline had passed, and later steps speak' },
};

export const postWords: Readonly<Record<string, Label>> = {
  unitHead: { vi: 'thủ trưởng đơn vị', en: 'unit head' },
  officer: { vi: 'chuyên viên đầu mối', en: 'focal officer' },
  coordinator: { vi: 'cơ quan thường trực', en: 'coordinator' },
  fieldLeader: { vi: 'lãnh đạo phụ trách lĩnh vực', en: 'field leader' },
  leader: { vi: 'lãnh đạo', en: 'leader' },
};
