import type { Post, UnitKind } from '#domain';

/** An invented province: no unit, person or address here exists. */
export interface DemoUnit {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
  readonly field: string | null;
  readonly people: readonly DemoPerson[];
}

interface DemoPerson {
  readonly code: string;
  readonly name: string;
  readonly post: Post;
  readonly title: string;
}

type Row = readonly [code: string, name: string, nameEn: string, field: string | null, head: string, officer: string];

const departments: readonly Row[] = [
  [
    'SKHCN',
    'Sở Khoa học và Công nghệ',
    'Department of Science and Technology',
    'khoa học, công nghệ',
    'Trần Khắc Duy',
    'Lê Thu Ngân',
  ],
  ['SNV', 'Sở Nội vụ', 'Department of Home Affairs', 'tổ chức, nhân lực', 'Phạm Hồng Quế', 'Vũ Minh Trí'],
  ['STC', 'Sở Tài chính', 'Department of Finance', 'tài chính', 'Đỗ Gia Khiêm', 'Ngô Bảo Châm'],
  [
    'SGDDT',
    'Sở Giáo dục và Đào tạo',
    'Department of Education and Training',
    'giáo dục',
    'Hoàng Thị Diệp',
    'Bùi Quốc Thụy',
  ],
  ['SYT', 'Sở Y tế', 'Department of Health', 'y tế', 'Nguyễn Văn Thường', 'Mai Khánh Hạ'],
  ['SCT', 'Sở Công Thương', 'Department of Industry and Trade', 'kinh tế', 'Lý Đình Sơn', 'Cao Thị Uyển'],
  [
    'SNNMT',
    'Sở Nông nghiệp và Môi trường',
    'Department of Agriculture and Environment',
    'kinh tế',
    'Tạ Quang Lịch',
    'Đinh Nhật Lệ',
  ],
  ['SXD', 'Sở Xây dựng', 'Department of Construction', 'hạ tầng', 'Phan Chí Hướng', 'Trịnh Mỹ Oanh'],
  ['STP', 'Sở Tư pháp', 'Department of Justice', 'thể chế', 'Dương Thế Kỷ', 'Lưu Hà Vy'],
  [
    'SVHTTDL',
    'Sở Văn hóa, Thể thao và Du lịch',
    'Department of Culture, Sports and Tourism',
    'văn hóa',
    'Chu Thị Lam',
    'Kiều Đăng Phú',
  ],
  ['CAT', 'Công an tỉnh', 'Provincial Police', 'an ninh, an toàn', 'Đặng Hữu Cương', 'Tôn Thất Khải'],
  [
    'VPUB',
    'Văn phòng Ủy ban nhân dân tỉnh',
    "Office of the Provincial People's Committee",
    'điều hành',
    'Hà Bích Thảo',
    'Quách Tuấn Kha',
  ],
  [
    'TTPVHCC',
    'Trung tâm Phục vụ hành chính công',
    'Public Administration Service Centre',
    'điều hành',
    'Vương Thị Mận',
    'Lâm Gia Bách',
  ],
];

const communes: readonly Row[] = [
  ['P-TRUNGTAM', 'Phường Trung Tâm', 'Trung Tam Ward', 'địa bàn', 'Nguyễn Thị Sáo', 'Lê Văn Độ'],
  ['P-BENTHUYEN', 'Phường Bến Thuyền', 'Ben Thuyen Ward', 'địa bàn', 'Trương Công Bậc', 'Hồ Thị Nhãn'],
  ['P-DONGGIO', 'Phường Đồng Gió', 'Dong Gio Ward', 'địa bàn', 'Phùng Thanh Xuyến', 'Mạc Đức Hòe'],
  ['X-SUOIMAY', 'Xã Suối Mây', 'Suoi May Commune', 'địa bàn', 'Lò Văn Pành', 'Cà Thị Mơ'],
  ['X-DOICHE', 'Xã Đồi Chè', 'Doi Che Commune', 'địa bàn', 'Đoàn Thị Chuyên', 'Võ Kim Ngọc'],
  ['X-CUASONG', 'Xã Cửa Sông', 'Cua Song Commune', 'địa bàn', 'Thân Văn Hiệu', 'Tống Thị Len'],
  ['X-NGHIAHOA', 'Xã Nghĩa Hòa', 'Nghia Hoa Commune', 'địa bàn', 'Bạch Ngọc Tuyên', 'Giang Thị Đào'],
  ['X-RUNGTHONG', 'Xã Rừng Thông', 'Rung Thong Commune', 'địa bàn', 'Ma Thế Vinh', 'Nông Thị Yểng'],
];

function unit(kind: UnitKind, parent: string, headTitle: string): (row: Row) => DemoUnit {
  return ([code, name, nameEn, field, head, officer]) => ({
    code,
    name,
    nameEn,
    kind,
    parent,
    field,
    people: [
      { code: `${code}.head`, name: head, post: 'unitHead', title: headTitle },
      { code: `${code}.officer`, name: officer, post: 'officer', title: 'Chuyên viên đầu mối' },
    ],
  });
}

const PROVINCE = 'AB';
/** The steering committee follows the directive up; its standing office reconciles and confirms. */
export const OWNER = 'BCD57';

export const demoUnits: readonly DemoUnit[] = [
  {
    code: PROVINCE,
    name: 'Tỉnh An Bình (trình diễn)',
    nameEn: 'An Binh Province (demonstration)',
    kind: 'province',
    parent: null,
    field: null,
    people: [],
  },
  {
    code: OWNER,
    name: 'Ban Chỉ đạo thực hiện Nghị quyết 57 tỉnh',
    nameEn: 'Provincial Steering Committee for Resolution 57',
    kind: 'committee',
    parent: PROVINCE,
    field: 'điều hành',
    people: [
      { code: 'leader', name: 'Lương Đức Bình', post: 'leader', title: 'Trưởng Ban Chỉ đạo' },
      { code: 'fieldLeader', name: 'Tô Thị Hoài', post: 'fieldLeader', title: 'Phó Trưởng Ban Chỉ đạo' },
      { code: 'coordinator', name: 'Nguyễn Mai Phương', post: 'coordinator', title: 'Tổ trưởng Tổ giúp việc' },
    ],
  },
  ...departments.map(unit('department', PROVINCE, 'Giám đốc')),
  ...communes.map(unit('commune', PROVINCE, 'Chủ tịch')),
];
