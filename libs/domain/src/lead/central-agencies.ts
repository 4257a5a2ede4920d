import type { UnitKind } from '../unit/unit.js';

/** An agency as annexes name it; `aliases` are the other ways in which they do. */
export interface KnownAgency {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: UnitKind;
  readonly aliases: readonly string[];
}

function ministry(code: string, name: string, nameEn: string, ...aliases: readonly string[]): KnownAgency {
  return { code, name: `Bộ ${name}`, nameEn: `Ministry of ${nameEn}`, kind: 'ministry', aliases };
}

function agency(code: string, name: string, nameEn: string, ...aliases: readonly string[]): KnownAgency {
  return { code, name, nameEn, kind: 'agency', aliases };
}

/**
 * The ministries, ministerial and government agencies of January 2025, before the reorganisation of March of that year, and the other
 * central bodies that annexes name as leads. Used to read a lead cell; a register's own units come first.
 */
export const CENTRAL_AGENCIES: readonly KnownAgency[] = [
  ministry('BQP', 'Quốc phòng', 'National Defence'),
  ministry('BCA', 'Công an', 'Public Security'),
  ministry('BNG', 'Ngoại giao', 'Foreign Affairs'),
  ministry('BNV', 'Nội vụ', 'Home Affairs'),
  ministry('BTP', 'Tư pháp', 'Justice'),
  ministry('BKHĐT', 'Kế hoạch và Đầu tư', 'Planning and Investment', 'Bộ KHĐT', 'Bộ KH&ĐT'),
  ministry('BTC', 'Tài chính', 'Finance'),
  ministry('BCT', 'Công Thương', 'Industry and Trade'),
  ministry('BNNPTNT', 'Nông nghiệp và Phát triển nông thôn', 'Agriculture and Rural Development', 'Bộ NN&PTNT'),
  ministry('BGTVT', 'Giao thông vận tải', 'Transport', 'Bộ GTVT'),
  ministry('BXD', 'Xây dựng', 'Construction'),
  ministry('BTNMT', 'Tài nguyên và Môi trường', 'Natural Resources and Environment', 'Bộ TNMT', 'Bộ TN&MT'),
  ministry('BTTTT', 'Thông tin và Truyền thông', 'Information and Communications', 'Bộ TTTT', 'Bộ TT&TT'),
  ministry(
    'BLĐTBXH',
    'Lao động - Thương binh và Xã hội',
    'Labour, Invalids and Social Affairs',
    'Bộ Lao động, Thương binh và Xã hội',
    'Bộ LĐTBXH',
  ),
  ministry('BVHTTDL', 'Văn hóa, Thể thao và Du lịch', 'Culture, Sports and Tourism', 'Bộ VHTTDL', 'Bộ VH-TT-DL'),
  ministry('BKHCN', 'Khoa học và Công nghệ', 'Science and Technology', 'Bộ Khoa học, Công nghệ', 'Bộ KHCN', 'Bộ KH&CN'),
  ministry('BGDĐT', 'Giáo dục và Đào tạo', 'Education and Training', 'Bộ GDĐT', 'Bộ GD&ĐT'),
  ministry('BYT', 'Y tế', 'Health'),
  agency('NHNN', 'Ngân hàng Nhà nước Việt Nam', 'State Bank of Vietnam', 'Ngân hàng Nhà nước'),
  agency('TTCP', 'Thanh tra Chính phủ', 'Government Inspectorate'),
  agency('UBDT', 'Ủy ban Dân tộc', 'Committee for Ethnic Minority Affairs'),
  { code: 'VPCP', name: 'Văn phòng Chính phủ', nameEn: 'Office of the Government', kind: 'office', aliases: [] },
  agency(
    'VHLKHCN',
    'Viện Hàn lâm Khoa học và Công nghệ Việt Nam',
    'Vietnam Academy of Science and Technology',
    'Viện Hàn lâm Khoa học và Công nghệ',
  ),
  agency(
    'VHLKHXH',
    'Viện Hàn lâm Khoa học xã hội Việt Nam',
    'Vietnam Academy of Social Sciences',
    'Viện Hàn lâm Khoa học xã hội',
  ),
  agency('TTXVN', 'Thông tấn xã Việt Nam', 'Vietnam News Agency'),
  agency('VOV', 'Đài Tiếng nói Việt Nam', 'Voice of Vietnam'),
  agency('VTV', 'Đài Truyền hình Việt Nam', 'Vietnam Television'),
  agency('BHXH', 'Bảo hiểm xã hội Việt Nam', 'Vietnam Social Security', 'BHXH Việt Nam'),
  agency('UBQLV', 'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp', 'Commission for the Management of State Capital'),
  agency('TANDTC', 'Tòa án nhân dân tối cao', "Supreme People's Court"),
  agency('VKSNDTC', 'Viện kiểm sát nhân dân tối cao', "Supreme People's Procuracy"),
  agency('KTNN', 'Kiểm toán nhà nước', 'State Audit Office'),
  agency('BTGTW', 'Ban Tuyên giáo Trung ương', 'Central Propaganda Commission', 'Ban Tuyên giáo và Dân vận Trung ương'),
  agency('BTCTW', 'Ban Tổ chức Trung ương', 'Central Organisation Commission'),
  { code: 'VPTW', name: 'Văn phòng Trung ương Đảng', nameEn: 'Central Party Office', kind: 'office', aliases: [] },
];

/** How the words for a group begin. What follows one, up to the next known unit, belongs to the group. */
export const COLLECTIVE_OPENINGS: readonly string[] = [
  'các',
  'mọi',
  'tất cả',
  'toàn bộ',
  'toàn thể',
  'những',
  'một số',
  'bộ, ngành',
  'bộ ngành',
  'bộ, ban, ngành',
  'ban, bộ, ngành',
  'sở, ban, ngành',
  'sở, ngành',
  'sở ngành',
  'ban, ngành',
  'địa phương',
  'cơ quan, đơn vị',
  'cơ quan liên quan',
  'đơn vị liên quan',
  'tỉnh, thành phố',
  'xã, phường',
  'tập đoàn,',
  'doanh nghiệp',
  'UBND các',
  'UBND cấp',
  'UBND xã, phường',
  'Ủy ban nhân dân các',
  'Ủy ban nhân dân cấp',
  'Ủy ban nhân dân xã, phường',
];
