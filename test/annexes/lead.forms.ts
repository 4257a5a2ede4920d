/** Lead cells with what they mean. */
import type { ImportableUnit } from '#application';
import { CENTRAL_AGENCIES, PROVINCE_DEPARTMENTS, standingOn } from '#domain';
import { misspell, writeName } from './name.forms.js';
import { nameableIn, type AnnexRegister } from './registers.js';
import type { SeededSource } from './seeded.source.js';

export interface WrittenLead {
  readonly text: string;
  readonly truth: {
    readonly kind: 'one' | 'joint' | 'collective' | 'mixed' | 'empty' | 'unknown';
    /** Codes of the units that are named beyond doubt, in their order. */
    readonly units: readonly string[];
    /** True when nothing may be taken without asking: the draft's lead must stay open, with a finding. */
    readonly open: boolean;
    /** Of a misspelt cell: the code of the unit that is meant. */
    readonly meant: string | null;
    /** Codes of the units that the cell names behind "phối hợp". */
    readonly cooperating: readonly string[];
  };
}

const SEPARATORS = [', ', '; ', ' và ', '\n', ',', ' ; ', ' & ', ' - ', '/'];
const NOTHING = { kind: 'unknown', units: [], open: true, meant: null, cooperating: [] } as const;

function named(units: readonly ImportableUnit[], text: string): WrittenLead {
  const kind = units.length === 1 ? 'one' : 'joint';
  return { text, truth: { kind, units: units.map(({ code }) => code), open: false, meant: null, cooperating: [] } };
}

type Form = (source: SeededSource, register: AnnexRegister) => WrittenLead | null;

const one: Form = (source, register) => {
  const unit = source.pick(nameableIn(register));
  const name = writeName(source, unit);
  const around = source.pick([
    name,
    name,
    name,
    `${name}.`,
    ` ${name} `,
    `- ${name}`,
    `1. ${name}`,
    `Chủ trì: ${name}`,
    `${name} (chủ trì)`,
    `${name} chủ trì`,
  ]);
  return named([unit], around);
};

const list: Form = (source, register) => {
  const units = source.some(nameableIn(register), source.between(2, 5));
  const names = units.map((unit) => writeName(source, unit));
  if (source.chance(0.2)) return named(units, names.map((name, at) => `${at + 1}. ${name}`).join('\n'));
  if (source.chance(0.15)) return named(units, names.map((name) => `- ${name}`).join('\n'));
  const separator = source.pick(SEPARATORS);
  const last = source.chance(0.3) ? ' và ' : separator;
  return named(units, `${names.slice(0, -1).join(separator)}${last}${names.at(-1) ?? ''}`);
};

/** Names one after the other with nothing between them: only full names, which begin with the word for the body. */
const unseparated: Form = (source, register) => {
  const bodies = nameableIn(register).filter(({ name }) => /^(?:Bộ|Sở|Thanh tra|Ban|Văn phòng) /u.test(name));
  const units = source.some(bodies, 2);
  return named(units, units.map(({ name }) => name).join(' '));
};

const cooperating: Form = (source, register) => {
  const [unit, other] = source.some(nameableIn(register), 2);
  if (unit === undefined || other === undefined) return null;
  const text = source.pick([
    `${unit.name} chủ trì, phối hợp với ${other.name}`,
    `${unit.name}; phối hợp: ${other.name}`,
    `${unit.name} (phối hợp với ${other.name})`,
  ]);
  const { truth } = named([unit], text);
  return { text, truth: { ...truth, cooperating: [other.code] } };
};

const GROUPS = {
  central: [
    'Các bộ, ngành, địa phương',
    'Bộ, ngành, địa phương',
    'các bộ, ngành',
    'Các địa phương',
    'CÁC BỘ, NGÀNH, ĐỊA PHƯƠNG',
    'Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ',
    'UBND các tỉnh, thành phố',
    'Các bộ, ngành liên quan',
    'Một số địa phương được chọn',
  ],
  province: [
    'Các sở, ban, ngành',
    'các sở, ngành và địa phương',
    'UBND các xã, phường, đặc khu',
    'Các địa phương',
    'Các sở, ban, ngành; UBND các xã, phường',
    'Ủy ban nhân dân cấp xã',
    'Các đơn vị liên quan',
    'cac so, nganh',
  ],
} as const;

const group: Form = (source, { level }) => ({
  text: source.pick(GROUPS[level]),
  truth: { kind: 'collective', units: [], open: true, meant: null, cooperating: [] },
});

const mixed: Form = (source, register) => {
  const units = source.some(nameableIn(register), source.between(1, 2));
  const names = units.map(({ name }) => name).join(', ');
  const all = source.pick(GROUPS[register.level]);
  const text = source.pick([
    `${names} và ${all.charAt(0).toLowerCase()}${all.slice(1)}`,
    `${names}; ${all}`,
    `${all}; ${names}`,
  ]);
  return {
    text,
    truth: { kind: 'mixed', units: units.map(({ code }) => code), open: true, meant: null, cooperating: [] },
  };
};

const misspelt: Form = (source, register) => {
  const nameable = nameableIn(register);
  const unit = source.pick(nameable);
  const written = misspell(source, unit.name, [
    ...register.units.flatMap(({ name, code }) => [name, code]),
    ...[...CENTRAL_AGENCIES, ...PROVINCE_DEPARTMENTS].flatMap(({ name, code, aliases }) => [name, code, ...aliases]),
  ]);
  if (written === null) return null;
  const other = source.pick(nameable);
  const together = source.chance(0.4) && other.code !== unit.code;
  const text = together ? source.pick([`${written}, ${other.name}`, `${other.name}; ${written}`]) : written;
  return { text, truth: { ...NOTHING, units: together ? [other.code] : [], meant: unit.code } };
};

const STRANGERS = [
  'Hội Làm vườn',
  'Công ty Cấp nước',
  'Ban Chỉ đạo liên ngành',
  'Chi cục Thú y vùng II',
  'Hiệp hội Doanh nghiệp nhỏ',
  'Như trên',
  'nt',
  'Tổ công tác số 3',
  'Sở Tài chính - Kế hoạch',
  'Bộ Y tế dự phòng',
  'Trường Trung cấp nghề',
  'Sở',
  'UBND',
  'Cục Quản lý giá thuộc Bộ Tài chính',
  'Đồng chí Phó Chủ tịch phụ trách',
];

const stranger: Form = (source, register) => {
  const name = source.pick(STRANGERS);
  const unit = source.pick(nameableIn(register));
  const text = source.pick([name, name, `${name}, ${unit.name}`, `${unit.name} hoặc ${name}`]);
  return { text, truth: NOTHING };
};

const either: Form = (source, register) => {
  const [unit, other] = source.some(nameableIn(register), 2);
  return unit === undefined || other === undefined ? null : { text: `${unit.name} hoặc ${other.name}`, truth: NOTHING };
};

const inside: Form = (source, register) => {
  const unit = source.pick(nameableIn(register));
  return {
    text: source.pick([`${unit.name} (Phòng Tổng hợp)`, `Phòng Tổng hợp, ${unit.name}`, `Cục Kế hoạch ${unit.name}`]),
    truth: NOTHING,
  };
};

/** Bodies that had ended by the day of the annex, or were not there yet. */
const outOfTime: Form = (source, { level, day }) => {
  const known = level === 'central' ? CENTRAL_AGENCIES : PROVINCE_DEPARTMENTS;
  const gone = known.filter((agency) => standingOn(agency, day) !== 'there');
  return gone.length === 0 ? null : { text: source.pick(gone).name, truth: NOTHING };
};

/** Names of other provinces' communes and departments, and names that several units have. */
const elsewhere: Form = (source, { level }) => {
  const shared = ['Xã Trung Nghĩa', 'Phường Bắc Hà', 'UBND xã Yên Hòa'];
  const foreign = [
    'Xã Tân Lạp',
    'Xã Suối Tre',
    'UBND phường Bãi Vàng',
    'Sở Tài chính tỉnh Biển Cát',
    'Sở Tư pháp tỉnh Biển Cát',
    'Xã Hòa Bình, tỉnh Biển Cát',
    'Sở Ngoại vụ',
    'Sở Du lịch',
  ];
  const central = [...shared, 'Xã Tân Lập', 'Sở Nội vụ', 'Sở Tài chính tỉnh Rừng Thông'];
  return { text: source.pick(level === 'central' ? central : [...shared, ...foreign]), truth: NOTHING };
};

const empty: Form = (source) => ({ text: source.pick(['', ' ', '-', ';']), truth: { ...NOTHING, kind: 'empty' } });

const FORMS: readonly (readonly [Form, number])[] = [
  [one, 40],
  [list, 16],
  [unseparated, 4],
  [cooperating, 4],
  [group, 8],
  [mixed, 5],
  [misspelt, 9],
  [stranger, 4],
  [either, 1],
  [inside, 2],
  [outOfTime, 3],
  [elsewhere, 3],
  [empty, 1],
];
const DRAWN = FORMS.flatMap(([form, weight]) => Array.from({ length: weight }, () => form));

export function writeLead(source: SeededSource, register: AnnexRegister): WrittenLead {
  for (;;) {
    const written = source.pick(DRAWN)(source, register);
    if (written !== null) return written;
  }
}
