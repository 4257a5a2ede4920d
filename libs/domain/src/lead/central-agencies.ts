import type { UnitKind } from '../unit/unit.js';
import { standingOn, type KnownAgency, type Succession } from './known-agency.js';

type Facts = Partial<Pick<KnownAgency, 'aliases' | 'from' | 'until' | 'successor'>> & { readonly kind?: UnitKind };

function agency(code: string, name: string, nameEn: string, facts: Facts = {}): KnownAgency {
  return { code, name, nameEn, kind: 'agency', aliases: [], from: null, until: null, successor: null, ...facts };
}

function ministry(code: string, name: string, nameEn: string, facts: Facts = {}): KnownAgency {
  return agency(code, `Bộ ${name}`, `Ministry of ${nameEn}`, { kind: 'ministry', ...facts });
}

/** The day on which the Government of the 15th National Assembly took its new shape. */
const REORGANISED = '2025-03-01';
const RESOLUTION_176: Succession['reference'] = {
  vi: 'Nghị quyết số 176/2025/QH15',
  en: 'Resolution 176/2025/QH15 of the National Assembly',
};
const DECREE_29: Succession['reference'] = { vi: 'Nghị định số 29/2025/NĐ-CP', en: 'Decree 29/2025/ND-CP' };

/** An agency that passed into another when the Government was reorganised. */
function until(by: string, aliases: readonly string[] = [], reference = RESOLUTION_176): Facts {
  return { aliases, until: REORGANISED, successor: { by, reference } };
}

/** The Party's central commissions were reorganised on this day, which is when the decisions were announced. */
const PARTY_REORGANISED = '2025-02-03';
const POLITBURO: Succession['reference'] = {
  vi: 'Quyết định của Bộ Chính trị công bố ngày 03/02/2025',
  en: 'decision of the Politburo announced on 3 February 2025',
};

function partyUntil(by: string, aliases: readonly string[] = []): Facts {
  return { aliases, until: PARTY_REORGANISED, successor: { by, reference: POLITBURO } };
}

const MINISTRIES: readonly KnownAgency[] = [
  ministry('BQP', 'Quốc phòng', 'National Defence'),
  ministry('BCA', 'Công an', 'Public Security'),
  ministry('BNG', 'Ngoại giao', 'Foreign Affairs'),
  ministry('BNV', 'Nội vụ', 'Home Affairs'),
  ministry('BTP', 'Tư pháp', 'Justice'),
  ministry('BKHĐT', 'Kế hoạch và Đầu tư', 'Planning and Investment', until('BTC')),
  ministry('BTC', 'Tài chính', 'Finance'),
  ministry('BCT', 'Công Thương', 'Industry and Trade'),
  ministry('BNNPTNT', 'Nông nghiệp và Phát triển nông thôn', 'Agriculture and Rural Development', until('BNNMT')),
  ministry('BGTVT', 'Giao thông vận tải', 'Transport', until('BXD')),
  ministry('BXD', 'Xây dựng', 'Construction'),
  ministry('BTNMT', 'Tài nguyên và Môi trường', 'Natural Resources and Environment', until('BNNMT')),
  ministry('BTTTT', 'Thông tin và Truyền thông', 'Information and Communications', until('BKHCN')),
  ministry(
    'BLĐTBXH',
    'Lao động - Thương binh và Xã hội',
    'Labour, Invalids and Social Affairs',
    until('BNV', ['Bộ Lao động, Thương binh và Xã hội', 'Bộ Lao động Thương binh và Xã hội']),
  ),
  ministry('BVHTTDL', 'Văn hóa, Thể thao và Du lịch', 'Culture, Sports and Tourism'),
  ministry('BKHCN', 'Khoa học và Công nghệ', 'Science and Technology', { aliases: ['Bộ Khoa học, Công nghệ'] }),
  ministry('BGDĐT', 'Giáo dục và Đào tạo', 'Education and Training', { aliases: ['Bộ Giáo dục, Đào tạo'] }),
  ministry('BYT', 'Y tế', 'Health'),
  ministry('BNNMT', 'Nông nghiệp và Môi trường', 'Agriculture and Environment', { from: REORGANISED }),
  ministry('BDTTG', 'Dân tộc và Tôn giáo', 'Ethnic Minorities and Religions', { from: REORGANISED }),
];

const GOVERNMENT_AGENCIES: readonly KnownAgency[] = [
  agency('NHNN', 'Ngân hàng Nhà nước Việt Nam', 'State Bank of Vietnam', {
    kind: 'ministry',
    aliases: ['Ngân hàng Nhà nước', 'NHNN Việt Nam'],
  }),
  agency('TTCP', 'Thanh tra Chính phủ', 'Government Inspectorate', { kind: 'ministry' }),
  agency('UBDT', 'Ủy ban Dân tộc', 'Committee for Ethnic Minority Affairs', { ...until('BDTTG'), kind: 'ministry' }),
  agency('VPCP', 'Văn phòng Chính phủ', 'Office of the Government', { kind: 'office' }),
  agency('VHLKHCN', 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam', 'Vietnam Academy of Science and Technology', {
    aliases: ['Viện Hàn lâm Khoa học và Công nghệ', 'Viện HLKHCN', 'Viện Hàn lâm KH&CN Việt Nam'],
  }),
  agency('VHLKHXH', 'Viện Hàn lâm Khoa học xã hội Việt Nam', 'Vietnam Academy of Social Sciences', {
    aliases: ['Viện Hàn lâm Khoa học xã hội', 'Viện HLKHXH', 'Viện Hàn lâm KHXH Việt Nam'],
  }),
  agency('TTXVN', 'Thông tấn xã Việt Nam', 'Vietnam News Agency'),
  agency('VOV', 'Đài Tiếng nói Việt Nam', 'Voice of Vietnam'),
  agency('VTV', 'Đài Truyền hình Việt Nam', 'Vietnam Television'),
  agency('BHXH', 'Bảo hiểm xã hội Việt Nam', 'Vietnam Social Security', { aliases: ['BHXH Việt Nam'] }),
  agency(
    'UBQLV',
    'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp',
    'Commission for the Management of State Capital',
    until('BTC', ['UBQLVNN tại doanh nghiệp', 'UBQLVNNTDN'], DECREE_29),
  ),
];

const OTHER_STATE_BODIES: readonly KnownAgency[] = [
  agency('VPQH', 'Văn phòng Quốc hội', 'Office of the National Assembly', { kind: 'office' }),
  agency('VPCTN', 'Văn phòng Chủ tịch nước', 'Office of the State President', { kind: 'office' }),
  agency('TANDTC', 'Tòa án nhân dân tối cao', "Supreme People's Court", { aliases: ['TAND tối cao'] }),
  agency('VKSNDTC', 'Viện kiểm sát nhân dân tối cao', "Supreme People's Procuracy", { aliases: ['VKSND tối cao'] }),
  agency('KTNN', 'Kiểm toán nhà nước', 'State Audit Office'),
  agency('ĐHQGHN', 'Đại học Quốc gia Hà Nội', 'Vietnam National University, Hanoi'),
  agency('ĐHQGHCM', 'Đại học Quốc gia Thành phố Hồ Chí Minh', 'Vietnam National University, Ho Chi Minh City', {
    aliases: ['Đại học Quốc gia TP. Hồ Chí Minh', 'Đại học Quốc gia TP Hồ Chí Minh'],
  }),
];

const PARTY_AND_FRONT: readonly KnownAgency[] = [
  agency('VPTW', 'Văn phòng Trung ương Đảng', 'Central Party Office', {
    kind: 'office',
    aliases: ['Văn phòng Trung ương'],
  }),
  agency('BTCTW', 'Ban Tổ chức Trung ương', 'Central Organisation Commission', { aliases: ['Ban Tổ chức TW'] }),
  agency('BNCTW', 'Ban Nội chính Trung ương', 'Central Internal Affairs Commission', { aliases: ['Ban Nội chính TW'] }),
  agency('UBKTTW', 'Ủy ban Kiểm tra Trung ương', 'Central Inspection Commission', { aliases: ['UBKT Trung ương'] }),
  agency('BTGTW', 'Ban Tuyên giáo Trung ương', 'Central Propaganda Commission', {
    ...partyUntil('BTGDVTW', ['Ban Tuyên giáo TW']),
  }),
  agency('BDVTW', 'Ban Dân vận Trung ương', 'Central Mass Mobilisation Commission', {
    ...partyUntil('BTGDVTW', ['Ban Dân vận TW']),
  }),
  agency('BTGDVTW', 'Ban Tuyên giáo và Dân vận Trung ương', 'Central Propaganda and Mass Mobilisation Commission', {
    from: PARTY_REORGANISED,
    aliases: ['Ban Tuyên giáo và Dân vận TW'],
  }),
  agency('BKTTW', 'Ban Kinh tế Trung ương', 'Central Economic Commission', partyUntil('BCSCLTW', ['Ban Kinh tế TW'])),
  agency('BCSCLTW', 'Ban Chính sách, chiến lược Trung ương', 'Central Commission for Policy and Strategy', {
    from: PARTY_REORGANISED,
    aliases: ['Ban Chính sách, chiến lược TW'],
  }),
  agency('HVCTQG', 'Học viện Chính trị quốc gia Hồ Chí Minh', 'Ho Chi Minh National Academy of Politics'),
  agency(
    'UBTWMTTQ',
    'Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam',
    'Central Committee of the Vietnam Fatherland Front',
    { kind: 'committee', aliases: ['Mặt trận Tổ quốc Việt Nam', 'UBTW MTTQ Việt Nam', 'UBTWMTTQ Việt Nam'] },
  ),
  agency('TLĐLĐ', 'Tổng Liên đoàn Lao động Việt Nam', 'Vietnam General Confederation of Labour'),
  agency('TWĐTN', 'Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh', 'Ho Chi Minh Communist Youth Union', {
    aliases: ['Trung ương Đoàn TNCS Hồ Chí Minh', 'Trung ương Đoàn'],
  }),
  agency('HNDVN', 'Hội Nông dân Việt Nam', "Vietnam Farmers' Union"),
  agency('HLHPNVN', 'Hội Liên hiệp Phụ nữ Việt Nam', "Vietnam Women's Union"),
  agency('HCCBVN', 'Hội Cựu chiến binh Việt Nam', 'Vietnam Veterans Association'),
];

/**
 * Central bodies that annexes name as leads, with the days between which they were there: both sides of the reorganisation of
 * February and March 2025. Used to read a cell as of its document's day; a register's own units come first.
 */
export const CENTRAL_AGENCIES: readonly KnownAgency[] = [
  ...MINISTRIES,
  ...GOVERNMENT_AGENCIES,
  ...OTHER_STATE_BODIES,
  ...PARTY_AND_FRONT,
];

/** Codes of ministries, ministerial and government agencies: who "các bộ, ngành" of a Government's annex means. */
export const GOVERNMENT_CODES: ReadonlySet<string> = new Set(
  [...MINISTRIES, ...GOVERNMENT_AGENCIES].map(({ code }) => code),
);

/** The central bodies that exist on a local day: which of them to register. */
export function centralAgenciesOn(day: string): readonly KnownAgency[] {
  return CENTRAL_AGENCIES.filter((one) => standingOn(one, day) === 'there');
}
