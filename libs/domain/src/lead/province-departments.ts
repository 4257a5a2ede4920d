import type { KnownAgency, Succession } from './known-agency.js';

const REORGANISED = '2025-03-01';
const FOLLOWS: Succession['reference'] = {
  vi: 'sắp xếp cơ quan chuyên môn cấp tỉnh theo Nghị định số 45/2025/NĐ-CP',
  en: 'reorganisation of provincial departments under Decree 45/2025/ND-CP',
};

function department(code: string, name: string, nameEn: string, days: Partial<KnownAgency> = {}): KnownAgency {
  return {
    code,
    name: `Sở ${name}`,
    nameEn: `Department of ${nameEn}`,
    kind: 'department',
    aliases: [],
    from: null,
    until: null,
    successor: null,
    ...days,
  };
}

function until(by: string, aliases: readonly string[] = []): Partial<KnownAgency> {
  return { until: REORGANISED, aliases, successor: { by, reference: FOLLOWS } };
}

/**
 * The departments that provinces have or had. None of them is a unit by itself, every province has its own; they are known so that a
 * cell which names one that is not registered, or that has ended, can be read and answered. Provinces moved within weeks of each
 * other; the day is the one from which the decree has force.
 */
export const PROVINCE_DEPARTMENTS: readonly KnownAgency[] = [
  department('SNV', 'Nội vụ', 'Home Affairs'),
  department('STP', 'Tư pháp', 'Justice'),
  department('STC', 'Tài chính', 'Finance'),
  department('SCT', 'Công Thương', 'Industry and Trade'),
  department('SXD', 'Xây dựng', 'Construction'),
  department('SKHCN', 'Khoa học và Công nghệ', 'Science and Technology'),
  department('SGDĐT', 'Giáo dục và Đào tạo', 'Education and Training'),
  department('SYT', 'Y tế', 'Health'),
  department('SVHTTDL', 'Văn hóa, Thể thao và Du lịch', 'Culture, Sports and Tourism'),
  department('SVHTT', 'Văn hóa và Thể thao', 'Culture and Sports'),
  department('SDL', 'Du lịch', 'Tourism'),
  department('SNG', 'Ngoại vụ', 'External Relations'),
  department('SNNMT', 'Nông nghiệp và Môi trường', 'Agriculture and Environment', { from: REORGANISED }),
  department('SDTTG', 'Dân tộc và Tôn giáo', 'Ethnic Minorities and Religions', { from: REORGANISED }),
  department('SKHĐT', 'Kế hoạch và Đầu tư', 'Planning and Investment', until('STC')),
  department('STTTT', 'Thông tin và Truyền thông', 'Information and Communications', until('SKHCN')),
  department('SGTVT', 'Giao thông vận tải', 'Transport', until('SXD')),
  department('STNMT', 'Tài nguyên và Môi trường', 'Natural Resources and Environment', until('SNNMT')),
  department('SNNPTNT', 'Nông nghiệp và Phát triển nông thôn', 'Agriculture and Rural Development', until('SNNMT')),
  department(
    'SLĐTBXH',
    'Lao động - Thương binh và Xã hội',
    'Labour, Invalids and Social Affairs',
    until('SNV', ['Sở Lao động, Thương binh và Xã hội', 'Sở Lao động Thương binh và Xã hội']),
  ),
];
