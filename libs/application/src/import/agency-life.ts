import { CENTRAL_AGENCIES, PROVINCE_DEPARTMENTS, type KnownAgency } from '#domain';
import type { FindingDetail } from './finding.js';

const BY_CODE = new Map([...CENTRAL_AGENCIES, ...PROVINCE_DEPARTMENTS].map((known) => [known.code, known]));

function printed(day: string): string {
  return day.split('-').reverse().join('/');
}

/** From when to when a known body is there, and who carries its work on by which paper. */
export function lifeOf({ name, nameEn, from, until, successor }: KnownAgency): FindingDetail {
  const vi = [`${name}:`];
  const en = [`${nameEn}:`];
  if (from !== null) {
    vi.push(`thành lập ngày ${printed(from)};`);
    en.push(`set up on ${printed(from)};`);
  }
  if (until !== null) {
    vi.push(`kết thúc hoạt động từ ngày ${printed(until)};`);
    en.push(`ended on ${printed(until)};`);
  }
  const heir = successor === null ? undefined : BY_CODE.get(successor.by);
  if (successor !== null && heir !== undefined) {
    vi.push(`${heir.name} kế thừa (${successor.reference.vi}).`);
    en.push(`succeeded by the ${heir.nameEn} (${successor.reference.en}).`);
  }
  return { vi: vi.join(' ').replace(/;$/u, '.'), en: en.join(' ').replace(/;$/u, '.') };
}
