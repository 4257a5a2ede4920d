/**
 * The registers against which the made annexes are read: one of the Government and one of a province. Provinces and communes are
 * invented; some names stand in two provinces, and some differ by a mark only, as real ones do.
 */
import type { ImportableUnit } from '#application';
import { centralAgenciesOn, PROVINCE_DEPARTMENTS, standingOn, type UnitKind } from '#domain';
import { uuidV5 } from '#platform';

export interface AnnexRegister {
  readonly units: readonly ImportableUnit[];
  readonly owner: string;
  readonly level: 'central' | 'province';
  readonly day: string;
}

/** Before and after the Government and the provinces' departments were reorganised. */
export const EARLY = '2025-01-20';
export const LATE = '2025-08-15';

function unit(code: string, name: string, kind: UnitKind, parent: string | null): ImportableUnit {
  return {
    id: uuidV5(`annex unit ${code}`),
    code,
    name,
    aliases: [],
    kind,
    parent: parent === null ? null : uuidV5(`annex unit ${parent}`),
  };
}

const PROVINCES = ['Tỉnh Sông Mây', 'Tỉnh Biển Cát', 'Tỉnh Đồi Chè', 'Thành phố Cảng Gió', 'Tỉnh Rừng Thông'];
const OWN_COMMUNES = [
  'Xã Tân Lập',
  'Xã Hòa Bình',
  'Xã Đông Sơn',
  'Xã Phú Thủy',
  'Xã Bình Hòa',
  'Xã An Thịnh',
  'Xã Vĩnh Phúc',
  'Xã Long Khê',
  'Phường Minh Tân',
  'Phường Quang Trung',
  'Phường Thống Nhất',
  'Phường Cầu Đá',
  'Đặc khu Hòn Ngọc',
];
/** Of the second and the third province: each first in both, so that nobody can say which is meant. */
const SHARED_ELSEWHERE = ['Xã Trung Nghĩa', 'Xã Yên Hòa', 'Phường Bắc Hà'];
const ONLY_ELSEWHERE = ['Xã Tân Lạp', 'Xã Đồng Sơn', 'Xã Suối Tre', 'Phường Bãi Vàng', 'Xã Hòa Bình', 'Xã Tân Lập'];

function places(): readonly ImportableUnit[] {
  const provinces = PROVINCES.map((name, at) => unit(`P${at + 1}`, name, 'province', null));
  const communes = [
    ...OWN_COMMUNES.map((name, at) => unit(`C1${String(at).padStart(2, '0')}`, name, 'commune', 'P1')),
    ...[...SHARED_ELSEWHERE, ...ONLY_ELSEWHERE].map((name, at) =>
      unit(`C2${String(at).padStart(2, '0')}`, name, 'commune', 'P2'),
    ),
    ...SHARED_ELSEWHERE.map((name, at) => unit(`C3${String(at).padStart(2, '0')}`, name, 'commune', 'P3')),
  ];
  return [...provinces, ...communes];
}

export function governmentRegister(day: string): AnnexRegister {
  const central = centralAgenciesOn(day).map(({ code, name, kind }) => unit(code, name, kind, null));
  return { units: [...central, ...places()], owner: uuidV5('annex unit VPCP'), level: 'central', day };
}

/** Departments that this province does not have registered: they are known by name only. */
const NOT_REGISTERED = new Set(['SNG', 'SDL', 'SVHTT']);

export function provinceRegister(day: string): AnnexRegister {
  const departments = PROVINCE_DEPARTMENTS.filter(
    (known) => standingOn(known, day) === 'there' && !NOT_REGISTERED.has(known.code),
  ).map(({ code, name }) => unit(code, name, 'department', 'P1'));
  const others = [
    unit('VP', 'Văn phòng Ủy ban nhân dân tỉnh', 'office', 'P1'),
    unit('TTT', 'Thanh tra tỉnh', 'agency', 'P1'),
    unit('BQLKKT', 'Ban Quản lý Khu kinh tế', 'agency', 'P1'),
    unit('P2.STC', 'Sở Tài chính', 'department', 'P2'),
    unit('P2.SYT', 'Sở Y tế', 'department', 'P2'),
  ];
  return { units: [...places(), ...departments, ...others], owner: uuidV5('annex unit VP'), level: 'province', day };
}

/** Units that an annex of this register names as its own: everybody but other provinces' bodies. */
export function nameableIn({ units, level }: AnnexRegister): readonly ImportableUnit[] {
  const own = uuidV5('annex unit P1');
  if (level === 'central') return units.filter(({ kind }) => kind !== 'commune');
  return units.filter(({ kind, parent, id }) => kind !== 'province' && (parent === own || id === own));
}
