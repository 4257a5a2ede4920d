/** What is wrong with a field, in words. One row a rule of `fields.ts`; blanks are the rule's limits. */
interface FaultText {
  readonly code: string;
  readonly vi: string;
  readonly en: string;
}

const faults: Readonly<Record<string, FaultText>> = {
  text: {
    code: 'text',
    vi: 'Phải là chữ, từ {min} đến {max} ký tự, không có ký tự điều khiển.',
    en: 'It must be text of {min} to {max} characters without control characters.',
  },
  id: { code: 'uuid', vi: 'Phải là một UUID.', en: 'It must be a UUID.' },
  ids: {
    code: 'uuids',
    vi: 'Phải là danh sách tối đa {max} UUID khác nhau.',
    en: 'It must be a list of at most {max} different UUIDs.',
  },
  day: {
    code: 'day',
    vi: 'Phải là một ngày có thật, dạng NNNN-TT-nn (ví dụ 2025-03-01).',
    en: 'It must be a real day as YYYY-MM-DD (e.g. 2025-03-01).',
  },
  dayOrInstant: {
    code: 'day-or-instant',
    vi: 'Phải là một ngày (2025-03-01, tính đến hết ngày) hoặc một thời điểm UTC (2025-03-01T02:00:00Z).',
    en: 'It must be a day (2025-03-01, up to its end) or an instant in UTC (2025-03-01T02:00:00Z).',
  },
  instant: {
    code: 'instant',
    vi: 'Phải là một thời điểm UTC (2025-03-01T02:00:00Z).',
    en: 'It must be an instant in UTC (2025-03-01T02:00:00Z).',
  },
  past: {
    code: 'past',
    vi: 'Chưa tới thời điểm này: chọn hôm nay hoặc trước đó.',
    en: 'That is still to come: choose today or earlier.',
  },
  orderedDays: {
    code: 'ordered-days',
    vi: 'Ngày đầu phải trước hoặc trùng ngày cuối.',
    en: 'The first day must not be after the last.',
  },
  wholeNumber: {
    code: 'whole-number',
    vi: 'Phải là số nguyên từ {min} đến {max}.',
    en: 'It must be a whole number from {min} to {max}.',
  },
  oneOf: { code: 'one-of', vi: 'Phải là một trong: {values}.', en: 'It must be one of: {values}.' },
  choices: {
    code: 'choices',
    vi: 'Phải là danh sách khác nhau, chọn trong: {values}.',
    en: 'It must be a list of different ones of: {values}.',
  },
  flag: { code: 'flag', vi: 'Phải là true hoặc false.', en: 'It must be true or false.' },
  pairs: {
    code: 'pairs',
    vi: 'Phải là các cặp "trái=phải", tối đa {max} cặp.',
    en: 'It must be pairs "left=right", at most {max} of them.',
  },
  hash: {
    code: 'sha256',
    vi: 'Phải là SHA-256: 64 chữ số thập lục phân thường.',
    en: 'It must be a SHA-256: 64 lower-case hex digits.',
  },
  cursor: {
    code: 'cursor',
    vi: 'Phải là giá trị "next" của trang trước.',
    en: 'It must be the "next" of the page before.',
  },
  nested: { code: 'object', vi: 'Phải là một đối tượng đúng dạng.', en: 'It must be an object of the right form.' },
  list: { code: 'list', vi: 'Phải là danh sách tối đa {max} mục.', en: 'It must be a list of at most {max} entries.' },
  whitelistValidation: { code: 'unknown', vi: 'Không có trường này.', en: 'There is no such field.' },
};

const unnamed: FaultText = { code: 'invalid', vi: 'Giá trị không đúng.', en: 'The value is not right.' };

/** Text and stable code for a rule that failed; `limits` fills the blanks. */
export function describeFault(rule: string, limits: unknown): { code: string; detail: string; detailEn: string } {
  const fault = faults[rule] ?? unnamed;
  return { code: fault.code, detail: fill(fault.vi, limits), detailEn: fill(fault.en, limits) };
}

function fill(text: string, limits: unknown): string {
  if (typeof limits !== 'object' || limits === null) return text;
  return Object.entries(limits).reduce((filled, [name, value]) => filled.replaceAll(`{${name}}`, String(value)), text);
}
