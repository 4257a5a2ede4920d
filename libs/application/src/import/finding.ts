/** What a row report says about one cell: what was found and what to do, Vietnamese first. */
export interface Finding<Column extends string = string> {
  readonly column: Column;
  readonly code: FindingCode;
  readonly severity: 'warning' | 'rejection';
  readonly reason: { readonly vi: string; readonly en: string };
  readonly remedy: { readonly vi: string; readonly en: string };
}

/** What a finding adds about its own cell: the words, the units, the day. */
export interface FindingDetail {
  readonly vi: string;
  readonly en: string;
}

type FindingText = Pick<Finding, 'severity' | 'reason' | 'remedy'>;

const CHOOSE_LEAD = {
  vi: 'Chọn đơn vị chủ trì trong dự thảo trước khi giao.',
  en: 'Choose the lead unit in the draft before issuing it.',
};
const MEND_NAME = {
  vi: 'Chọn đơn vị trong dự thảo, hoặc xác nhận tên trong tệp --unknown-names rồi nạp lại với --names.',
  en: 'Choose the unit in the draft, or confirm the name in the file of --unknown-names and send it back with --names.',
};
const AMEND_DRAFT = {
  vi: 'Sửa ngay trong dự thảo; nếu đây là nhiệm vụ khác, hủy dự thảo cũ rồi nạp lại.',
  en: 'Amend the draft itself; if this is another task, void the old draft and send the file again.',
};
const SET_DEADLINE = {
  vi: 'Ghi thời hạn trong dự thảo, ví dụ 30/06/2025 hoặc 6/2025.',
  en: 'Set the deadline in the draft, e.g. 30/06/2025 or 6/2025.',
};

function warning(vi: string, en: string, remedy: FindingText['remedy']): FindingText {
  return { severity: 'warning', reason: { vi, en }, remedy };
}

function rejection(vi: string, en: string, remedy: FindingText['remedy']): FindingText {
  return { severity: 'rejection', reason: { vi, en }, remedy };
}

const TEXTS = {
  'work-missing': rejection('Không có nội dung nhiệm vụ.', 'The row has no task text.', {
    vi: 'Ghi nội dung nhiệm vụ hoặc xóa dòng này.',
    en: 'Write the task or delete the row.',
  }),
  'text-too-long': rejection('Nội dung ô quá dài.', 'The cell is too long.', {
    vi: 'Rút gọn còn không quá 4.000 ký tự (500 đối với số thứ tự, thời hạn, mã và tên).',
    en: 'Shorten it to 4,000 characters (500 for numbers, deadlines, codes and names).',
  }),
  'cell-error': rejection('Ô báo lỗi công thức.', 'The cell shows an error.', {
    vi: 'Sửa ô trong bảng tính, lưu lại rồi nạp lại.',
    en: 'Mend the cell in the spreadsheet, save it and send the file again.',
  }),
  'cell-formula-unread': rejection(
    'Ô có công thức nhưng tệp không lưu kết quả.',
    'The file keeps no result of a formula.',
    {
      vi: 'Mở tệp bằng phần mềm bảng tính, lưu lại rồi nạp lại.',
      en: 'Open the file in a spreadsheet, save it and send it again.',
    },
  ),
  'cell-formula': warning(
    'Ô là công thức; đã lấy kết quả lưu trong tệp.',
    'The cell is computed; its kept result was read.',
    {
      vi: 'Kiểm tra kết quả trong dự thảo.',
      en: 'Check the result in the draft.',
    },
  ),
  'cell-merged-across': warning('Ô gộp che các cột bên phải.', 'The cell is merged over columns to its right.', {
    vi: 'Tách ô gộp nếu các cột bên phải có nội dung riêng.',
    en: 'Unmerge it if those columns have contents of their own.',
  }),
  'work-merged': warning('Nhiệm vụ là ô gộp của nhiều dòng.', 'The task is merged over several rows.', {
    vi: 'Nếu là một nhiệm vụ, gộp các dòng thành một rồi nạp lại.',
    en: 'If it is one task, make the rows one and send the file again.',
  }),
  'row-hidden': warning('Dòng bị ẩn trong bảng tính.', 'The row is hidden in the sheet.', {
    vi: 'Xóa dòng nếu không muốn nạp.',
    en: 'Delete the row if it is not meant.',
  }),
  'ordinal-missing': warning('Không có số thứ tự; dùng số dòng.', 'No number; the row number is used.', {
    vi: 'Ghi số thứ tự như trong phụ lục.',
    en: 'Write the number as printed in the annex.',
  }),
  'ordinal-repeated': warning('Số thứ tự đã có ở dòng trên.', 'An earlier row has the same number.', {
    vi: 'Kiểm tra xem dòng có bị lặp không.',
    en: 'Check whether the row is a repetition.',
  }),
  'task-changed': rejection(
    'Nhiệm vụ này đã nạp trước đây với nội dung ô khác.',
    'This task was imported before, and its cells differ now.',
    AMEND_DRAFT,
  ),
  'task-reworded': rejection(
    'Nhiệm vụ này đã nạp trước đây với lời văn khác.',
    'This task was imported before in other words.',
    AMEND_DRAFT,
  ),
  'text-cut-off': warning('Câu chữ có vẻ bị cắt giữa chừng.', 'The text seems to be cut off.', {
    vi: 'Đối chiếu với bản gốc và bổ sung trong dự thảo.',
    en: 'Compare it with the original and complete it in the draft.',
  }),
  'deliverable-missing': warning('Chưa ghi sản phẩm.', 'No deliverable is named.', {
    vi: 'Ghi sản phẩm trong dự thảo trước khi giao.',
    en: 'Name the deliverable in the draft before issuing it.',
  }),
  'task-split-proposed': warning(
    'Nhiệm vụ có nhiều phần do các đơn vị khác nhau chủ trì.',
    'The task has parts that different units lead.',
    {
      vi: 'Xem đề xuất tách; nạp lại với --accept-splits nếu đồng ý.',
      en: 'See the proposed parts; send the file with --accept-splits if you agree.',
    },
  ),
  'lead-cooperates': warning(
    'Ô chủ trì có cả phần phối hợp; phần sau "phối hợp" được đọc là đơn vị phối hợp.',
    'The lead cell has a cooperating part; what follows "phối hợp" is read as cooperating units.',
    { vi: 'Kiểm tra hai phần trong dự thảo.', en: 'Check both parts in the draft.' },
  ),
  'lead-misspelt': warning(
    'Tên đơn vị chủ trì không khớp, chỉ gần giống tên trong danh mục.',
    'The lead is no registered name, and only looks like one.',
    MEND_NAME,
  ),
  'lead-ended': warning(
    'Đơn vị chủ trì không còn hoạt động vào ngày ban hành.',
    'The lead unit had ended by the day of the document.',
    {
      vi: 'Chọn đơn vị kế thừa trong dự thảo trước khi giao.',
      en: 'Choose the successor in the draft before issuing it.',
    },
  ),
  'lead-not-yet': warning(
    'Đơn vị chủ trì chưa được thành lập vào ngày ban hành.',
    'The lead unit did not exist yet on the day of the document.',
    CHOOSE_LEAD,
  ),
  'lead-elsewhere': warning(
    'Chỉ có một đơn vị tên này, nhưng thuộc tỉnh khác.',
    'The only unit of this name belongs to another province.',
    CHOOSE_LEAD,
  ),
  'cooperating-unread': warning(
    'Có tên đơn vị phối hợp chưa đọc được.',
    'A cooperating unit cannot be read.',
    MEND_NAME,
  ),
  'cooperating-ended': warning(
    'Có đơn vị phối hợp không còn hoạt động vào ngày ban hành.',
    'A cooperating unit had ended by the day of the document.',
    { vi: 'Chọn đơn vị kế thừa trong dự thảo.', en: 'Choose the successor in the draft.' },
  ),
  'lead-empty': warning('Chưa ghi đơn vị chủ trì.', 'No lead unit is named.', CHOOSE_LEAD),
  'lead-unknown': warning('Không đọc được đơn vị chủ trì.', 'The lead unit cannot be read.', MEND_NAME),
  'lead-ambiguous': warning('Nhiều đơn vị có cùng tên này.', 'Several units have this name.', MEND_NAME),
  'lead-not-registered': warning('Đơn vị chủ trì chưa có trong danh mục đơn vị.', 'The lead unit is not registered.', {
    vi: 'Thêm đơn vị vào danh mục ("import units", cơ quan trung ương: "import central") rồi chọn trong dự thảo.',
    en: 'Register the unit ("import units", for central agencies "import central"), then choose it in the draft.',
  }),
  'lead-collective': warning(
    'Giao cho một nhóm đơn vị, chưa nêu tên từng đơn vị.',
    'A group leads; its members are not named.',
    {
      vi: 'Chọn danh sách đơn vị của nhóm trước khi giao, hoặc nạp với --accept-groups để giao cho từng đơn vị.',
      en: "Choose the group's units before issuing, or send the file with --accept-groups to ask each of them.",
    },
  ),
  'lead-mixed': warning('Có cả đơn vị nêu tên và nhóm đơn vị.', 'Named units and a group lead together.', {
    vi: 'Xác định đơn vị chủ trì trong dự thảo, hoặc nạp với --accept-splits để tách thành hai nhiệm vụ.',
    en: 'Name the lead in the draft, or send the file with --accept-splits to make two tasks of it.',
  }),
  'deadline-blank': warning('Chưa ghi thời hạn.', 'No deadline is given.', SET_DEADLINE),
  'deadline-unreadable': warning('Không đọc được thời hạn.', 'The deadline cannot be read.', SET_DEADLINE),
  'deadline-no-such-day': warning(
    'Ngày, tháng trong thời hạn không có trên lịch.',
    'The deadline names no day of the calendar.',
    SET_DEADLINE,
  ),
  'deadline-no-year': warning('Thời hạn không ghi năm.', 'The deadline names no year.', SET_DEADLINE),
  'deadline-before-period': warning(
    '"Trước" một tháng, quý hoặc năm: chưa rõ ngày cuối cùng.',
    '"Before" a month, quarter or year: its last day is not clear.',
    SET_DEADLINE,
  ),
  'deadline-reversed-range': warning(
    'Thời gian kết thúc trước thời gian bắt đầu.',
    'The range ends before it begins.',
    SET_DEADLINE,
  ),
  'code-missing': rejection('Không có mã đơn vị.', 'The unit has no code.', {
    vi: 'Ghi mã đơn vị.',
    en: 'Write a code.',
  }),
  'name-missing': rejection('Không có tên đơn vị.', 'The unit has no name.', {
    vi: 'Ghi tên đơn vị.',
    en: 'Write a name.',
  }),
  'code-repeated': rejection('Mã đơn vị đã có ở dòng trên.', 'An earlier row has the same code.', {
    vi: 'Mỗi đơn vị một mã.',
    en: 'Give each unit a code of its own.',
  }),
  'kind-unknown': rejection('Loại đơn vị không có trong danh mục.', 'The kind of unit is unknown.', {
    vi: 'Dùng một trong: government, ministry, province, committee, office, department, commune, agency, enterprise.',
    en: 'Use one of: government, ministry, province, committee, office, department, commune, agency, enterprise.',
  }),
  'parent-unknown': rejection('Không có đơn vị cấp trên mang mã này.', 'No unit has the code of the parent.', {
    vi: 'Thêm đơn vị cấp trên vào tệp hoặc sửa mã.',
    en: 'Add the parent to the file or correct the code.',
  }),
  'parent-circle': rejection('Các đơn vị là cấp trên của nhau.', 'The units are parents of each other.', {
    vi: 'Sửa mã đơn vị cấp trên.',
    en: 'Correct the code of the parent.',
  }),
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof TEXTS;

export function finding<Column extends string>(
  column: Column,
  code: FindingCode,
  detail?: FindingDetail,
): Finding<Column> {
  const { severity, reason, remedy } = TEXTS[code];
  if (detail === undefined) return { column, code, severity, reason, remedy };
  const words = { vi: `${reason.vi} ${detail.vi}`, en: `${reason.en} ${detail.en}` };
  return { column, code, severity, reason: words, remedy };
}
