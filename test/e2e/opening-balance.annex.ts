/**
 * The table of an office in the middle of its year, in our own words: 123 tasks of January 2025, 66 of them done by the middle of June. 65 are
 * due in 2025, with 38 of them done; 72 deadlines are the same 31 December, of this year or the next.
 */
export const ISSUED = '2025-01-09';
/** Monday 16 June 2025, three in the afternoon in Ha Noi. */
export const IMPORTED_AT = '2025-06-16T08:00:00.000Z';

export const UNITS = `mã,tên,loại,mã cấp trên
VP,Văn phòng Ủy ban nhân dân tỉnh,office,
S1,Sở Nông nghiệp,department,VP
S2,Sở Giao thông,department,VP
S3,Sở Khoa học và Công nghệ,department,VP
S4,Sở Tài chính,department,VP
`;

export const PEOPLE = `họ và tên,mã đơn vị,vai trò
Đỗ Minh Châu,VP,leader
Hồ Thị Mai,VP,fieldLeader
Trần Văn Nam,VP,coordinator
Lý Văn Cường,S1,unitHead
Bùi Thị Dung,S2,unitHead
Vũ Đức Em,S3,unitHead
Phan Thị Giang,S4,unitHead
`;

const LEADS = ['Sở Nông nghiệp', 'Sở Giao thông', 'Sở Khoa học và Công nghệ', 'Sở Tài chính'];

interface Row {
  readonly deadline: string;
  readonly status: string;
  readonly completedOn?: string;
  readonly document?: string;
  readonly documentDate?: string;
  readonly originalDeadline?: string;
  readonly extensions?: string;
}

const many = (count: number, row: (index: number) => Row): readonly Row[] =>
  Array.from({ length: count }, (_, n) => row(n));
const two = (value: number): string => String(value).padStart(2, '0');
const done = (deadline: string, completedOn: string, more: Partial<Row> = {}): Row => ({
  deadline,
  status: 'Đã hoàn thành',
  completedOn,
  ...more,
});

/** Working days by which open work is late on 16 June: 1, 3, 8, 9 and more. */
export const LATE = ['13/06/2025', '11/06/2025', '04/06/2025', '03/06/2025', '31/05/2025', '30/04/2025', '31/03/2025'];

const THIS_YEAR: readonly Row[] = [
  // Done: 20 in time, 5 late, 1 in time by an extended deadline, 12 early.
  ...many(20, (n) => done(`${two(n + 1)}/05/2025`, `${two(n + 1)}/05/2025`, { document: `${n + 1}/BC-UBND` })),
  ...many(5, (n) => done('31/03/2025', `${two(n + 2)}/04/2025`)),
  done('15/05/2025', '10/05/2025', { originalDeadline: '31/03/2025', extensions: '1' }),
  ...many(12, (n) => done('31/12/2025', '05/06/2025', { document: `${n + 40}/QĐ-UBND`, documentDate: '05/06/2025' })),
  // Open: late, told as done though it is to come, and under way.
  ...LATE.map((deadline): Row => ({ deadline, status: 'Đang thực hiện' })),
  { deadline: '30/06/2025', status: 'Đã hoàn thành, sẽ ban hành trước ngày 28/6', completedOn: '' },
  { deadline: '16/06/2025', status: 'Chưa thực hiện' },
  ...many(18, (n): Row => ({ deadline: '31/12/2025', status: n % 3 === 0 ? 'Đã tiếp nhận' : 'Đang thực hiện' })),
];

const LATER: readonly Row[] = [
  ...many(28, (n) => done(n < 20 ? '31/12/2026' : '30/06/2026', '20/05/2025')),
  ...many(22, (): Row => ({ deadline: '31/12/2026', status: 'Đang triển khai' })),
  ...many(8, (n): Row => ({ deadline: `${two(n + 1)}/03/2027`, status: 'Đã giao' })),
];

export const ROWS: readonly Row[] = [...THIS_YEAR, ...LATER];

/** As the office saved it. */
export function annex(): string {
  const head =
    'STT,Nhiệm vụ,Cơ quan chủ trì,Thời hạn,Trạng thái,Ngày hoàn thành,Số văn bản,Ngày văn bản,Thời hạn ban đầu,Số lần gia hạn';
  const lines = ROWS.map((row, index) =>
    [
      index + 1,
      `Việc số ${index + 1} của chương trình`,
      LEADS[index % LEADS.length],
      row.deadline,
      `"${row.status}"`,
      row.completedOn ?? '',
      row.document ?? '',
      row.documentDate ?? '',
      row.originalDeadline ?? '',
      row.extensions ?? '',
    ].join(','),
  );
  return `${[head, ...lines].join('\n')}\n`;
}
