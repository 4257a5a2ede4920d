/** What can be wrong with a file that somebody sends, each with its words and its remedy. */
interface FaultText {
  readonly vi: string;
  readonly en: string;
}

const SAVE_AS = {
  vi: 'Trong bảng tính, chọn "Lưu thành" loại "CSV UTF-8" rồi nhập lại.',
  en: 'In the spreadsheet choose "Save as", type "CSV UTF-8", and import that.',
};

const FAULTS = {
  'not-found': {
    problem: { vi: 'Không tìm thấy tệp', en: 'There is no such file' },
    remedy: { vi: 'Kiểm tra lại đường dẫn.', en: 'Check the path.' },
  },
  'not-readable': {
    problem: { vi: 'Không đọc được tệp', en: 'The file cannot be read' },
    remedy: {
      vi: 'Kiểm tra quyền đọc; phải là tệp, không phải thư mục.',
      en: 'Check that it is a file and may be read.',
    },
  },
  empty: {
    problem: { vi: 'Tệp không có dữ liệu', en: 'The file holds no rows' },
    remedy: {
      vi: 'Dòng đầu là tên cột, mỗi dòng sau là một mục.',
      en: 'The first row names the columns; each further row is one entry.',
    },
  },
  'too-large': {
    problem: { vi: 'Tệp quá lớn', en: 'The file is too large' },
    remedy: { vi: 'Chia thành nhiều tệp, mỗi tệp không quá 10 MB.', en: 'Split it into files of at most 10 MB.' },
  },
  'too-many-rows': {
    problem: { vi: 'Tệp có quá nhiều dòng', en: 'The file has too many rows' },
    remedy: {
      vi: 'Chia thành nhiều tệp, mỗi tệp không quá 20.000 dòng.',
      en: 'Split it into files of at most 20,000 rows.',
    },
  },
  'row-too-long': {
    problem: {
      vi: 'Có dòng quá dài, có thể thiếu dấu ngoặc kép',
      en: 'A row is too long; perhaps a quotation mark is missing',
    },
    remedy: { vi: 'Kiểm tra dấu ngoặc kép ở dòng đã nêu.', en: 'Check the quotation marks from the named line on.' },
  },
  'utf-16': { problem: { vi: 'Tệp ở bảng mã UTF-16', en: 'The file is UTF-16' }, remedy: SAVE_AS },
  'not-utf-8': { problem: { vi: 'Tệp không ở bảng mã UTF-8', en: 'The file is not UTF-8' }, remedy: SAVE_AS },
  workbook: {
    problem: { vi: 'Đây là tệp bảng tính, không phải CSV', en: 'This is a workbook, not CSV' },
    remedy: SAVE_AS,
  },
  binary: { problem: { vi: 'Đây không phải tệp văn bản', en: 'This is not a text file' }, remedy: SAVE_AS },
  malformed: {
    problem: { vi: 'Tệp CSV bị lỗi', en: 'The CSV is malformed' },
    remedy: { vi: 'Kiểm tra dấu ngoặc kép ở dòng đã nêu.', en: 'Check the quotation marks on the named line.' },
  },
  'too-many-cells': {
    problem: { vi: 'Có dòng nhiều ô hơn số cột', en: 'A row has more cells than there are columns' },
    remedy: {
      vi: 'Đặt ô có dấu phẩy trong ngoặc kép.',
      en: 'Put cells that contain the separator in quotation marks.',
    },
  },
  'columns-missing': {
    problem: { vi: 'Thiếu cột', en: 'Columns are missing' },
    remedy: { vi: 'Sửa dòng tiêu đề theo các tên cột đã nêu.', en: 'Name the columns as listed in the first row.' },
  },
  'columns-repeated': {
    problem: { vi: 'Có cột bị lặp', en: 'Columns are repeated' },
    remedy: { vi: 'Giữ lại một cột cho mỗi nội dung.', en: 'Keep one column of each kind.' },
  },
  'json-malformed': {
    problem: { vi: 'Tệp JSON bị lỗi', en: 'The JSON is malformed' },
    remedy: { vi: 'Tải lại tệp từ nguồn.', en: 'Fetch the file again from its source.' },
  },
} as const satisfies Record<string, { readonly problem: FaultText; readonly remedy: FaultText }>;

export type TableFaultCode = keyof typeof FAULTS;

/** A file that cannot be imported as it is; nothing of it was. `message` is one line, Vietnamese first. */
export class TableFault extends Error {
  readonly remedy: FaultText;

  constructor(
    readonly code: TableFaultCode,
    readonly file: string,
    readonly place: { readonly line?: number; readonly detail?: string } = {},
  ) {
    const { problem, remedy } = FAULTS[code];
    const [vi, en] = [
      place.line === undefined ? '' : ` (dòng ${place.line})`,
      place.line === undefined ? '' : ` (line ${place.line})`,
    ];
    const detail = place.detail === undefined ? '' : `: ${place.detail}`;
    super(`${file}: ${problem.vi}${vi}${detail}. ${remedy.vi} / ${problem.en}${en}${detail}. ${remedy.en}`);
    this.name = 'TableFault';
    this.remedy = remedy;
  }
}
