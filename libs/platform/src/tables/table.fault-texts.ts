/** What can be wrong with a file that somebody sends, each with its words and its remedy. */
export interface FaultText {
  readonly vi: string;
  readonly en: string;
}

const SAVE_AS = {
  vi: 'Mở bằng phần mềm bảng tính, chọn "Lưu thành" loại "Excel (.xlsx)" hoặc "CSV UTF-8" rồi nhập lại.',
  en: 'Open it in a spreadsheet, choose "Save as", type "Excel (.xlsx)" or "CSV UTF-8", and import that.',
};
const SAVE_AGAIN = {
  vi: 'Tải hoặc chép lại tệp; nếu vẫn lỗi, mở bằng phần mềm bảng tính và lưu lại dạng .xlsx.',
  en: 'Fetch or copy the file again; if it stays so, open it in a spreadsheet and save it as .xlsx.',
};
const SPLIT = {
  vi: 'Chép riêng bảng cần nhập sang một tệp mới, mỗi tệp không quá 20.000 dòng, 10 MB.',
  en: 'Copy the table alone into a new file, at most 20,000 rows and 10 MB each.',
};
const QUOTES = {
  vi: 'Kiểm tra dấu ngoặc kép ở dòng đã nêu.',
  en: 'Check the quotation marks from the named line on.',
};

export const FAULT_TEXTS = {
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
      vi: 'Cần một dòng tiêu đề, mỗi dòng sau là một mục.',
      en: 'It needs one line of headings; each further row is one entry.',
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
  'too-many-columns': {
    problem: { vi: 'Bảng có quá nhiều cột', en: 'The table has too many columns' },
    remedy: {
      vi: 'Bỏ các ô ngoài cột thứ 256 (cột IV).',
      en: 'Remove what stands right of the 256th column (IV).',
    },
  },
  'row-too-long': {
    problem: {
      vi: 'Có dòng quá dài, có thể thiếu dấu ngoặc kép',
      en: 'A row is too long; perhaps a quotation mark is missing',
    },
    remedy: QUOTES,
  },
  'cell-too-long': {
    problem: { vi: 'Có ô dài quá 32.767 ký tự', en: 'A cell is longer than 32,767 characters' },
    remedy: { vi: 'Rút gọn nội dung ô ở dòng đã nêu.', en: 'Shorten the cell on the named line.' },
  },
  encoding: {
    problem: {
      vi: 'Không nhận ra chắc chắn bảng mã của tệp (TCVN3, VNI hay Windows-1258)',
      en: 'The encoding of the file cannot be told for certain (TCVN3, VNI or Windows-1258)',
    },
    remedy: SAVE_AS,
  },
  'not-utf-8': {
    problem: { vi: 'Tệp không ở bảng mã UTF-8', en: 'The file is not UTF-8' },
    remedy: SAVE_AS,
  },
  'null-bytes': {
    problem: { vi: 'Tệp có ký tự rỗng (NUL), đã hỏng khi sao chép', en: 'The file has NUL bytes: damaged in copying' },
    remedy: SAVE_AGAIN,
  },
  'old-workbook': {
    problem: { vi: 'Tệp bảng tính đời cũ (.xls, .xlsb)', en: 'This is a workbook of the old kind (.xls, .xlsb)' },
    remedy: SAVE_AS,
  },
  'open-document': {
    problem: {
      vi: 'Tệp OpenDocument (.ods, .odt), không phải .xlsx',
      en: 'This is OpenDocument (.ods, .odt), not .xlsx',
    },
    remedy: SAVE_AS,
  },
  'word-document': {
    problem: { vi: 'Tệp văn bản Word, không phải bảng tính', en: 'This is a Word document, not a workbook' },
    remedy: {
      vi: 'Chép bảng từ văn bản sang bảng tính, lưu dạng .xlsx rồi nhập lại.',
      en: 'Copy the table from the document into a spreadsheet, save that as .xlsx and import it.',
    },
  },
  html: {
    problem: {
      vi: 'Tệp thực chất là trang web (HTML, XML) mang đuôi bảng tính',
      en: 'The file is really a web page (HTML, XML) named like a workbook',
    },
    remedy: SAVE_AS,
  },
  encrypted: {
    problem: { vi: 'Tệp có mật khẩu', en: 'The file is protected by a password' },
    remedy: { vi: 'Gỡ mật khẩu, lưu lại rồi nhập.', en: 'Remove the password, save and import again.' },
  },
  'not-a-workbook': {
    problem: { vi: 'Tệp nén không phải bảng tính .xlsx', en: 'The archive is no .xlsx workbook' },
    remedy: SAVE_AS,
  },
  'workbook-damaged': {
    problem: { vi: 'Tệp bảng tính bị hỏng hoặc thiếu một phần', en: 'The workbook is damaged or cut off' },
    remedy: SAVE_AGAIN,
  },
  'workbook-unsafe': {
    problem: { vi: 'Tệp bảng tính có phần không an toàn', en: 'The workbook has an unsafe part' },
    remedy: {
      vi: 'Không mở tệp này; xin tệp gốc từ nơi gửi hoặc báo quản trị.',
      en: 'Do not open it; ask the sender for the original, or tell the administrator.',
    },
  },
  'workbook-too-large': {
    problem: { vi: 'Nội dung tệp bảng tính quá lớn sau khi giải nén', en: 'The workbook is too large when unpacked' },
    remedy: SPLIT,
  },
  'several-sheets': {
    problem: { vi: 'Có nhiều trang tính có thể nhập', en: 'Several sheets could be meant' },
    remedy: {
      vi: 'Chọn một trang: --sheet "tên trang" trên dòng lệnh, sheet trong yêu cầu.',
      en: 'Choose one: --sheet "name" on the command line, sheet in a request.',
    },
  },
  'no-such-sheet': {
    problem: { vi: 'Không có trang tính mang tên này', en: 'There is no sheet of this name' },
    remedy: { vi: 'Dùng một trong các tên đã nêu.', en: 'Use one of the names listed.' },
  },
  binary: { problem: { vi: 'Đây không phải tệp bảng', en: 'This is no file of rows' }, remedy: SAVE_AS },
  malformed: { problem: { vi: 'Tệp CSV bị lỗi', en: 'The CSV is malformed' }, remedy: QUOTES },
  'too-many-cells': {
    problem: { vi: 'Có dòng nhiều ô hơn số cột', en: 'A row has more cells than there are columns' },
    remedy: {
      vi: 'Đặt ô có dấu phẩy trong ngoặc kép.',
      en: 'Put cells that contain the separator in quotation marks.',
    },
  },
  'columns-missing': {
    problem: { vi: 'Thiếu cột', en: 'Columns are missing' },
    remedy: {
      vi: 'Sửa dòng tiêu đề theo các tên cột đã nêu, hoặc dùng --map "cột=tiêu đề" (map trong yêu cầu).',
      en: 'Name the columns as listed, or say which heading is meant with --map "column=heading" (map in a request).',
    },
  },
  'columns-repeated': {
    problem: { vi: 'Có cột bị lặp', en: 'Columns are repeated' },
    remedy: { vi: 'Giữ lại một cột cho mỗi nội dung.', en: 'Keep one column of each kind.' },
  },
  'mapping-unclear': {
    problem: { vi: 'Không hiểu cặp cột', en: 'The pair of column and heading is not understood' },
    remedy: {
      vi: 'Viết "cột=tiêu đề trong tệp", mỗi cột một lần, ví dụ --map "nhiệm vụ=Nội dung chỉ đạo".',
      en: 'Write "column=heading in the file", each column once, e.g. --map "task=Content".',
    },
  },
  'mapping-absent': {
    problem: { vi: 'Tệp không có tiêu đề nêu ở --map', en: 'The file lacks a heading that --map names' },
    remedy: {
      vi: 'Ghi tiêu đề đúng như trong tệp, hoặc "cột C".',
      en: 'Write the heading as it stands in the file, or "column C".',
    },
  },
  'cells-unread': {
    problem: {
      vi: 'Có ô báo lỗi, hoặc công thức chưa có kết quả',
      en: 'A cell shows an error, or a formula without a result',
    },
    remedy: {
      vi: 'Sửa ô trong bảng tính, lưu lại rồi nạp lại.',
      en: 'Mend the cell in the spreadsheet, save it and send the file again.',
    },
  },
  'json-malformed': {
    problem: { vi: 'Tệp JSON bị lỗi', en: 'The JSON is malformed' },
    remedy: { vi: 'Tải lại tệp từ nguồn.', en: 'Fetch the file again from its source.' },
  },
} as const satisfies Record<string, { readonly problem: FaultText; readonly remedy: FaultText }>;

export type TableFaultCode = keyof typeof FAULT_TEXTS;
