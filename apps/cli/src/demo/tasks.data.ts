/**
 * The 47 tasks of the demonstration: an invented province's plan, in our own words. Days count from the day on which the
 * demonstration is laid out: negative is past. Each task has a fate, told to the register through the same commands that
 * people use, day by day, so that every reminder of its past was really fired.
 */
export interface DemoTask {
  readonly section: SectionCode;
  readonly work: string;
  readonly leads: readonly string[];
  readonly deliverable: string;
  readonly due: DemoDue;
  readonly fate: Fate;
}

export type DemoDue =
  | { readonly day: number }
  | { readonly monthOf: number }
  | { readonly quarterOf: number }
  | { readonly yearOf: number };

export type Fate =
  /** Completed: submitted on that day with a document, confirmed three working days later. */
  | { readonly is: 'done'; readonly on: number }
  /** At work, reported every three weeks. */
  | { readonly is: 'steady' }
  /** At work until that day, then silent. */
  | { readonly is: 'silent'; readonly since: number }
  /** Cannot start: the obstacle was raised and confirmed on that day. */
  | {
      readonly is: 'stuck';
      readonly since: number;
      readonly cause: 'no-central-guidance' | 'reorganisation';
      readonly authority: string;
      readonly words: string;
    }
  /** Submitted on that day, nobody has confirmed it yet. */
  | { readonly is: 'submitted'; readonly on: number }
  /** Never given to anybody. */
  | { readonly is: 'forgotten'; readonly leadText: string };

export const sections = {
  I: 'I. Lãnh đạo, nâng cao nhận thức',
  II: 'II. Hoàn thiện thể chế',
  III: 'III. Hạ tầng số và dữ liệu',
  IV: 'IV. Phát triển nhân lực',
  V: 'V. Chuyển đổi số cơ quan, chính quyền',
  VI: 'VI. Doanh nghiệp, đổi mới sáng tạo',
  VII: 'VII. An toàn, an ninh mạng',
} as const;
export type SectionCode = keyof typeof sections;

/** The day on which the plan was issued. */
export const ISSUED_ON = -168;

const day = (n: number): DemoDue => ({ day: n });
const monthOf = (n: number): DemoDue => ({ monthOf: n });
const quarterOf = (n: number): DemoDue => ({ quarterOf: n });
const yearOf = (n: number): DemoDue => ({ yearOf: n });
const done = (on: number): Fate => ({ is: 'done', on });
const steady: Fate = { is: 'steady' };

type Row = readonly [section: SectionCode, work: string, leads: string, deliverable: string, due: DemoDue, fate: Fate];

const rows: readonly Row[] = [
  // Done: fifteen, four of them late.
  [
    'I',
    'Tổ chức hội nghị quán triệt Nghị quyết 57 tới cán bộ chủ chốt toàn tỉnh',
    'VPUB',
    'Báo cáo kết quả hội nghị',
    day(-140),
    done(-146),
  ],
  [
    'I',
    'Ban hành quy chế làm việc của Ban Chỉ đạo và phân công thành viên phụ trách lĩnh vực',
    'VPUB',
    'Quyết định',
    day(-138),
    done(-141),
  ],
  [
    'I',
    'Mở chuyên trang tuyên truyền về khoa học, công nghệ và chuyển đổi số trên báo của tỉnh',
    'SVHTTDL',
    'Chuyên trang hoạt động',
    day(-120),
    done(-112),
  ],
  [
    'II',
    'Rà soát văn bản của tỉnh còn cản trở hoạt động đổi mới sáng tạo',
    'STP',
    'Báo cáo rà soát',
    day(-110),
    done(-115),
  ],
  [
    'II',
    'Sửa đổi quy định về định mức chi cho đề tài khoa học cấp tỉnh',
    'STC',
    'Nghị quyết của Hội đồng nhân dân tỉnh',
    day(-75),
    done(-80),
  ],
  [
    'II',
    'Ban hành quy trình thử nghiệm có kiểm soát giải pháp công nghệ mới',
    'SKHCN',
    'Quyết định',
    day(-60),
    done(-49),
  ],
  [
    'III',
    'Khảo sát các thôn, bản còn lõm sóng di động và lập danh mục ưu tiên phủ sóng',
    'SKHCN',
    'Danh mục kèm bản đồ',
    day(-100),
    done(-104),
  ],
  [
    'III',
    'Kết nối nền tảng tích hợp, chia sẻ dữ liệu của tỉnh với trục quốc gia',
    'SKHCN',
    'Biên bản nghiệm thu kết nối',
    day(-45),
    done(-52),
  ],
  [
    'IV',
    'Bồi dưỡng kỹ năng số cơ bản cho công chức cấp xã, đợt một',
    'SNV',
    'Báo cáo kết quả bồi dưỡng',
    day(-70),
    done(-73),
  ],
  [
    'IV',
    'Đưa nội dung kỹ năng số vào sinh hoạt ngoại khóa của trường phổ thông',
    'SGDDT',
    'Kế hoạch năm học',
    day(-85),
    done(-88),
  ],
  [
    'V',
    'Cấp chữ ký số cá nhân cho toàn bộ công chức giải quyết thủ tục hành chính',
    'TTPVHCC',
    'Báo cáo hoàn thành cấp chữ ký số',
    day(-55),
    done(-57),
  ],
  ['V', 'Số hóa hồ sơ hộ tịch còn lại trước năm 2015', 'STP', 'Biên bản nghiệm thu dữ liệu', day(-40), done(-28)],
  ['V', 'Công bố danh mục dữ liệu mở của tỉnh, đợt một', 'SKHCN', 'Quyết định công bố', day(-30), done(-34)],
  [
    'VI',
    'Lập danh sách doanh nghiệp có nhu cầu chuyển đổi số cần hỗ trợ',
    'SCT',
    'Danh sách kèm đánh giá nhu cầu',
    day(-65),
    done(-69),
  ],
  ['VII', 'Diễn tập ứng cứu sự cố an toàn thông tin mạng năm nay', 'CAT', 'Báo cáo diễn tập', day(-25), done(-14)],
  // On schedule: eighteen.
  [
    'I',
    'Xây dựng bộ tiêu chí đánh giá người đứng đầu về kết quả chuyển đổi số',
    'SNV',
    'Quyết định ban hành bộ tiêu chí',
    day(5),
    steady,
  ],
  ['I', 'Phát động phong trào học tập kỹ năng số trong toàn dân', 'SVHTTDL', 'Kế hoạch phát động', day(9), steady],
  ['II', 'Trình chính sách hỗ trợ nhà khoa học về làm việc tại tỉnh', 'SNV', 'Dự thảo nghị quyết', monthOf(40), steady],
  [
    'II',
    'Xây dựng quy chế khai thác, sử dụng dữ liệu dùng chung',
    'SKHCN',
    'Quyết định ban hành quy chế',
    day(12),
    steady,
  ],
  [
    'II',
    'Hướng dẫn cơ chế đặt hàng nhiệm vụ khoa học từ doanh nghiệp',
    'SKHCN',
    'Văn bản hướng dẫn',
    monthOf(70),
    steady,
  ],
  [
    'III',
    'Xây dựng kho dữ liệu dùng chung của tỉnh, giai đoạn một',
    'SKHCN',
    'Hệ thống được nghiệm thu',
    quarterOf(95),
    steady,
  ],
  [
    'III',
    'Hoàn thành phủ sóng di động tại các thôn trong danh mục ưu tiên',
    'SKHCN',
    'Biên bản kiểm tra phủ sóng',
    monthOf(100),
    steady,
  ],
  [
    'III',
    'Tạo lập cơ sở dữ liệu đất đai tại tám xã, phường',
    'SNNMT',
    'Cơ sở dữ liệu được nghiệm thu',
    quarterOf(120),
    steady,
  ],
  [
    'III',
    'Lắp đặt điểm truy cập mạng công cộng tại nhà văn hóa',
    'P-TRUNGTAM X-DOICHE X-SUOIMAY X-CUASONG',
    'Biên bản bàn giao',
    monthOf(55),
    steady,
  ],
  [
    'IV',
    'Tổ chức lớp bồi dưỡng chuyên gia dữ liệu cho sở, ngành',
    'SNV',
    'Danh sách học viên hoàn thành',
    day(27),
    steady,
  ],
  [
    'IV',
    'Xây dựng phòng học thông minh tại ba trường trung học phổ thông',
    'SGDDT',
    'Biên bản nghiệm thu',
    monthOf(110),
    steady,
  ],
  [
    'V',
    'Tái cấu trúc quy trình một trăm thủ tục hành chính có hồ sơ nhiều nhất',
    'TTPVHCC',
    'Quyết định công bố quy trình',
    day(18),
    steady,
  ],
  [
    'V',
    'Liên thông hồ sơ sức khỏe điện tử giữa các trạm y tế',
    'SYT',
    'Báo cáo kết quả liên thông',
    monthOf(60),
    steady,
  ],
  ['V', 'Thí điểm bản sao số đô thị tại phường trung tâm', 'SXD', 'Báo cáo thí điểm', yearOf(90), steady],
  ['VI', 'Thành lập trung tâm hỗ trợ đổi mới sáng tạo của tỉnh', 'SKHCN', 'Quyết định thành lập', monthOf(85), steady],
  [
    'VI',
    'Hỗ trợ một trăm hộ sản xuất đưa nông sản lên sàn thương mại điện tử',
    'SNNMT',
    'Báo cáo kết quả hỗ trợ',
    day(33),
    steady,
  ],
  ['VI', 'Tổ chức ngày hội kết nối cung cầu công nghệ', 'SCT', 'Báo cáo tổng kết', day(21), steady],
  [
    'VII',
    'Kiểm tra, đánh giá cấp độ an toàn của mười hệ thống thông tin',
    'CAT',
    'Hồ sơ cấp độ được phê duyệt',
    day(24),
    steady,
  ],
  // Behind or at risk: eight.
  [
    'II',
    'Ban hành danh mục sản phẩm công nghệ chủ lực của tỉnh',
    'SCT',
    'Quyết định ban hành danh mục',
    day(-24),
    { is: 'silent', since: -45 },
  ],
  [
    'III',
    'Nâng cấp đường truyền tại trụ sở ủy ban nhân dân các xã',
    'VPUB',
    'Biên bản nghiệm thu',
    day(-13),
    { is: 'silent', since: -30 },
  ],
  [
    'IV',
    'Tuyển chọn cộng tác viên tổ công nghệ số cộng đồng',
    'P-BENTHUYEN X-NGHIAHOA X-RUNGTHONG',
    'Danh sách tổ viên',
    day(-8),
    { is: 'silent', since: -22 },
  ],
  [
    'V',
    'Chuyển toàn bộ báo cáo định kỳ của sở sang hệ thống báo cáo điện tử',
    'STC',
    'Báo cáo hoàn thành',
    day(-3),
    { is: 'silent', since: -17 },
  ],
  [
    'VI',
    'Ban hành kế hoạch hỗ trợ doanh nghiệp nhỏ dùng nền tảng số',
    'SCT',
    'Kế hoạch',
    day(-1),
    { is: 'submitted', on: -2 },
  ],
  [
    'VI',
    'Xây dựng bản đồ du lịch số của tỉnh',
    'SVHTTDL',
    'Bản đồ đưa vào sử dụng',
    monthOf(45),
    { is: 'silent', since: -95 },
  ],
  [
    'VII',
    'Rà soát camera an ninh công cộng không bảo đảm an toàn thông tin',
    'CAT P-TRUNGTAM',
    'Báo cáo rà soát',
    monthOf(50),
    { is: 'silent', since: -88 },
  ],
  [
    'V',
    'Chuẩn hóa dữ liệu bệnh án điện tử của bệnh viện tỉnh',
    'SYT',
    'Báo cáo nghiệm thu',
    quarterOf(75),
    { is: 'silent', since: -81 },
  ],
  // Cannot start: five.
  [
    'II',
    'Quy định quản lý tài sản hình thành từ nhiệm vụ khoa học',
    'STC',
    'Quyết định',
    monthOf(30),
    {
      is: 'stuck',
      since: -60,
      cause: 'no-central-guidance',
      authority: 'Bộ Tài chính',
      words: 'Chưa có thông tư hướng dẫn định giá tài sản trí tuệ.',
    },
  ],
  [
    'III',
    'Đầu tư trung tâm dữ liệu dự phòng của tỉnh',
    'SKHCN',
    'Quyết định phê duyệt dự án',
    quarterOf(80),
    {
      is: 'stuck',
      since: -70,
      cause: 'no-central-guidance',
      authority: 'Bộ Khoa học và Công nghệ',
      words: 'Chờ khung kiến trúc trung tâm dữ liệu quốc gia.',
    },
  ],
  [
    'IV',
    'Đề án vị trí việc làm chuyên trách chuyển đổi số cấp xã',
    'SNV',
    'Đề án được phê duyệt',
    monthOf(35),
    {
      is: 'stuck',
      since: -52,
      cause: 'reorganisation',
      authority: 'Bộ Nội vụ',
      words: 'Chờ quy định về biên chế sau khi sắp xếp đơn vị hành chính.',
    },
  ],
  [
    'V',
    'Hợp nhất cổng thông tin của các đơn vị sau sắp xếp',
    'VPUB',
    'Cổng thông tin hợp nhất',
    day(28),
    {
      is: 'stuck',
      since: -40,
      cause: 'reorganisation',
      authority: 'Ủy ban nhân dân tỉnh',
      words: 'Chưa có quyết định giao lại trụ sở và tên miền cho đơn vị mới.',
    },
  ],
  [
    'VI',
    'Lập quỹ đầu tư mạo hiểm của địa phương',
    'STC',
    'Quyết định thành lập quỹ',
    yearOf(90),
    {
      is: 'stuck',
      since: -65,
      cause: 'no-central-guidance',
      authority: 'Chính phủ',
      words: 'Chưa có nghị định về quỹ đầu tư mạo hiểm địa phương.',
    },
  ],
  // The forty-seventh: a draft that nobody was ever asked to do.
  [
    'VII',
    'Bảo vệ dữ liệu cá nhân trong các nhóm trao đổi công việc qua mạng',
    '',
    'Quy định sử dụng nhóm trao đổi',
    monthOf(25),
    { is: 'forgotten', leadText: 'Cơ quan, đơn vị liên quan' },
  ],
];

export const demoTasks: readonly DemoTask[] = rows.map(([section, work, leads, deliverable, due, fate]) => ({
  section,
  work,
  leads: leads === '' ? [] : leads.split(' '),
  deliverable,
  due,
  fate,
}));
