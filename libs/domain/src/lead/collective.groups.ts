/**
 * Groups: "các bộ, ngành", "địa phương". Whom a group means depends on whose annex it is: in a Government's annex ministries and
 * provinces, in a province's its departments and communes. Only words that say nothing more are understood; "các bộ, ngành liên quan" or
 * "một số tỉnh" leave the choice to a person.
 */
import { nameKey } from './tone-free.js';

/** Whose annex it is: of the Government or a ministry, of a province or its departments, of a commune. */
export type AnnexLevel = 'central' | 'province' | 'commune';
export type GroupMember = 'ministries' | 'provinces' | 'departments' | 'communes';

/** How the words for a group begin. What follows one, up to the next known unit, belongs to the group. */
const OPENINGS: readonly string[] = [
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
  'sở, ban ngành',
  'ban, ngành',
  'ban ngành',
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
  'UBND tỉnh, thành phố',
  'Ủy ban nhân dân các',
  'Ủy ban nhân dân cấp',
  'Ủy ban nhân dân xã, phường',
  'Ủy ban nhân dân tỉnh, thành phố',
  'ministries',
  'all ministries',
  'localities',
  'all localities',
  'provinces and cities',
  'departments and agencies',
];

/** The tone-free openings; one that ends with a comma may go on within a word. */
export const GROUP_OPENINGS: readonly string[] = OPENINGS.map(nameKey);

const PEOPLES_COMMITTEE = '(?:(?:ubnd|uy ban nhan dan) )?(?:cac |cap )?';
const CENTRAL = '(?: trung uong| o trung uong| tw)?';

const MEANT: Readonly<Record<Exclude<AnnexLevel, 'commune'>, readonly (readonly [RegExp, GroupMember])[]>> = {
  central: [
    [
      new RegExp(
        `^(?:bo|nganh|ban|bo nganh|ban nganh|co quan ngang bo|co quan thuoc chinh phu|ministries|ministerial agencies)${CENTRAL}$`,
      ),
      'ministries',
    ],
    [
      new RegExp(`^${PEOPLES_COMMITTEE}(?:dia phuong|tinh|tinh thanh|tinh thanh pho|localities|provinces)$`),
      'provinces',
    ],
    [new RegExp(`^(?:cac )?(?:thanh pho|cities)(?: truc thuoc (?:trung uong|tw))?$`), 'provinces'],
  ],
  province: [
    [
      /^(?:so|nganh|ban|so nganh|so ban nganh|ban nganh|departments)(?: cap tinh| cua tinh| tinh| thanh pho)?$/,
      'departments',
    ],
    [
      new RegExp(`^${PEOPLES_COMMITTEE}(?:dia phuong|xa|phuong|dac khu|thi tran|xa phuong|localities|communes)$`),
      'communes',
    ],
  ],
};

const ALL = /^(?:cac|moi|tat ca cac|tat ca|toan bo cac|toan bo|toan the cac|toan the|nhung|all) /;

/** Whom the words for a group mean in an annex of this level; null where a person must say. */
export function groupMembers(text: string, level: AnnexLevel): readonly GroupMember[] | null {
  if (level === 'commune') return null;
  const words = nameKey(text)
    .split(/ ?[,;/+] ?| va | and /u)
    .map((word) => word.replace(ALL, '').trim())
    .filter((word) => word !== '');
  const members = words.map((word) => MEANT[level].find(([pattern]) => pattern.test(word))?.[1]);
  const known = members.filter((member) => member !== undefined);
  return known.length === members.length && known.length > 0 ? [...new Set(known)] : null;
}
