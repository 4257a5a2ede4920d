/** What keeps an import from beginning at all; nothing of its file was recorded. */
interface Words {
  readonly vi: string;
  readonly en: string;
}

const TEXTS = {
  'owner-needed': {
    problem: {
      vi: 'Văn bản {number} chưa có trong sổ và chưa rõ đơn vị nào theo dõi',
      en: 'The register has no directive {number} yet, and nobody is named who follows it up',
    },
    remedy: {
      vi: 'Ghi mã đơn vị theo dõi (--owner, hoặc owner trong yêu cầu), ví dụ: {known}. Chưa có đơn vị thì nạp đơn vị trước.',
      en: 'Name the unit that does by its code (--owner, or owner in the request), e.g. {known}. Import units first if there are none.',
    },
  },
  'owner-unknown': {
    problem: { vi: 'Không có đơn vị mang mã "{owner}"', en: 'No unit has the code "{owner}"' },
    remedy: { vi: 'Dùng một mã đã đăng ký, ví dụ: {known}.', en: 'Use a code that is registered, e.g. {known}.' },
  },
  'directive-unknown': {
    problem: { vi: 'Trong sổ không có văn bản {number}', en: 'The register has no directive {number}' },
    remedy: { vi: 'Kiểm tra số, ký hiệu.', en: 'Check its number and symbol.' },
  },
  'directive-refused': {
    problem: { vi: 'Không ghi được văn bản: {vi}', en: 'The directive was refused: {en}' },
    remedy: { vi: 'Sửa theo lý do đã nêu rồi gửi lại.', en: 'Mend what it names and send the file again.' },
  },
  'nothing-to-void': {
    problem: { vi: 'Văn bản này chưa có nhiệm vụ nào', en: 'The directive has no tasks' },
    remedy: { vi: 'Kiểm tra số, ký hiệu.', en: 'Check its number and symbol.' },
  },
  'nothing-from-file': {
    problem: { vi: 'Không có nhiệm vụ nào nạp từ {file}', en: 'No task came from {file}' },
    remedy: { vi: 'Các tệp đã nạp: {files}.', en: 'Files that were imported: {files}.' },
  },
  'units-json-unfit': {
    problem: {
      vi: 'Tệp JSON không đúng dạng tại {path}: cần {expected}',
      en: 'The JSON is not as expected at {path}: {expected} needed',
    },
    remedy: {
      vi: 'Dùng danh mục hai cấp như đã công bố, hoặc một bảng.',
      en: 'Send the two-level list as it is published, or a table.',
    },
  },
} as const satisfies Record<string, { readonly problem: Words; readonly remedy: Words }>;

export type ImportRefusalCode = keyof typeof TEXTS;

/** An import that cannot begin. `message` is one line, Vietnamese first. */
export class ImportRefused extends Error {
  readonly problem: Words;
  readonly remedy: Words;

  constructor(
    readonly code: ImportRefusalCode,
    blanks: Readonly<Record<string, string>> = {},
  ) {
    const filled = ({ vi, en }: Words): Words => ({ vi: fill(vi, blanks), en: fill(en, blanks) });
    const [problem, remedy] = [filled(TEXTS[code].problem), filled(TEXTS[code].remedy)];
    super(`${problem.vi}. ${remedy.vi} / ${problem.en}. ${remedy.en}`);
    this.name = 'ImportRefused';
    this.problem = problem;
    this.remedy = remedy;
  }
}

function fill(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_blank, name: string) => blanks[name] ?? '…');
}
