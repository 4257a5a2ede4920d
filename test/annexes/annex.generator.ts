/** Annexes in our own wording, with what every row of them means. One seed, one annex. */
import { writeDeadline, type WrittenDeadline } from './deadline.forms.js';
import { writeLead, type WrittenLead } from './lead.forms.js';
import { EARLY, governmentRegister, LATE, provinceRegister, type AnnexRegister } from './registers.js';
import { SeededSource } from './seeded.source.js';

export type AnnexColumn = 'ordinal' | 'work' | 'lead' | 'cooperating' | 'deliverable' | 'deadline';

export interface MadeRow {
  readonly cells: Readonly<Record<AnnexColumn, string>>;
  readonly lead: WrittenLead['truth'];
  readonly deadline: WrittenDeadline['truth'];
  readonly isCutOff: boolean;
  /** The task has parts that different units lead. */
  readonly isSplit: boolean;
}

/** How the file is laid out. */
export interface AnnexLayout {
  readonly file: 'csv' | 'xlsx';
  readonly separator: ',' | ';' | '\t';
  readonly columns: readonly AnnexColumn[];
  readonly headings: Readonly<Record<AnnexColumn, string>>;
  readonly strange: string | null;
  /** Lines above the headings. */
  readonly title: boolean;
  readonly sections: boolean;
  /** Neighbouring rows with the same lead share one cell. */
  readonly merged: boolean;
}

export interface MadeAnnex {
  readonly seed: number;
  readonly register: AnnexRegister;
  readonly number: string;
  readonly layout: AnnexLayout;
  readonly rows: readonly MadeRow[];
}

const HEADINGS: Readonly<Record<AnnexColumn, readonly string[]>> = {
  ordinal: ['STT', 'TT', 'Số TT', 'No'],
  work: ['Nhiệm vụ', 'NỘI DUNG NHIỆM VỤ', 'Nhiệm vụ cụ thể', 'Nội dung công việc', 'Task'],
  lead: ['Cơ quan chủ trì', 'Đơn vị chủ trì', 'CHỦ TRÌ', 'Cơ quan, đơn vị chủ trì', 'lead_agency'],
  cooperating: ['Cơ quan phối hợp', 'Đơn vị phối hợp', 'Phối hợp', 'cooperating_agencies'],
  deliverable: ['Sản phẩm', 'Kết quả', 'Sản phẩm đầu ra', 'Deliverable'],
  deadline: ['Thời hạn', 'Thời gian hoàn thành', 'THỜI HẠN HOÀN THÀNH', 'Thời gian thực hiện', 'deadline_text'],
};

const VERBS = [
  'Xây dựng',
  'Rà soát',
  'Hoàn thiện',
  'Triển khai',
  'Tổ chức',
  'Nâng cấp',
  'Thí điểm',
  'Lập',
  'Công bố',
  'Kiểm kê',
];
const OBJECTS = [
  'kho dữ liệu mở của ngành',
  'bản đồ trạm quan trắc',
  'quy trình tiếp nhận hồ sơ trên mạng',
  'danh mục thiết bị dùng chung',
  'lớp tập huấn kỹ năng số',
  'cổng góp ý của người dân',
  'phòng thí nghiệm mẫu',
  'hệ thống cảnh báo lũ quét',
  'bộ chỉ số theo dõi',
  'quỹ hỗ trợ sáng kiến',
  'mạng lưới cộng tác viên',
  'kế hoạch phủ sóng vùng lõm',
];
const PURPOSES = [
  'cho giai đoạn tới',
  'tại các bến cảng, nhà ga',
  'theo hướng dễ dùng; có đánh giá hằng quý',
  'phục vụ du khách, ngư dân',
  'trên địa bàn',
  '“một lần khai, nhiều nơi dùng”',
  'gắn với tiết kiệm điện',
];
const PRODUCTS = [
  'Báo cáo',
  'Kế hoạch',
  'Quyết định của Chủ tịch',
  'Phần mềm chạy thử',
  'Bản đồ số',
  'Danh mục',
  'Tờ trình',
];

function writeWork(source: SeededSource, at: number): string {
  const words = `${source.pick(VERBS)} ${source.pick(OBJECTS)} số ${at} ${source.pick(PURPOSES)}`;
  return source.chance(0.15) ? `${words},\n${source.pick(PURPOSES)}.` : source.chance(0.5) ? `${words}.` : words;
}

function cutOff(source: SeededSource, work: string): string {
  return work.replace(/[\s.”]+$/u, '') + source.pick([',', ' và', ' của các', ' (gồm', ';', ' nhằm']);
}

function writeParts(source: SeededSource, register: AnnexRegister, work: string): string {
  const names =
    register.level === 'central' ? ['Bộ Y tế', 'Bộ Công an', 'Bộ Nội vụ'] : ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp'];
  const [first = '', second = ''] = source.some(names, 2);
  return `${work.replace(/[.\s]+$/u, '')}: a) Lập danh sách (${first}); b) Cấp tài khoản (${second}).`;
}

function makeRow(source: SeededSource, register: AnnexRegister, at: number): MadeRow {
  const lead = writeLead(source, register);
  const deadline = writeDeadline(source);
  const plain = writeWork(source, at);
  const isCutOff = source.chance(0.04);
  const isSplit = !isCutOff && source.chance(0.03);
  const work = isCutOff ? cutOff(source, plain) : isSplit ? writeParts(source, register, plain) : plain;
  const deliverable = source.chance(0.06) ? '' : source.pick(PRODUCTS);
  const cooperating = source.chance(0.5)
    ? ''
    : register.level === 'central'
      ? 'Các bộ, ngành, địa phương'
      : 'Các sở, ban, ngành';
  const cells = { ordinal: String(at), work, lead: lead.text, cooperating, deliverable, deadline: deadline.text };
  return { cells, lead: lead.truth, deadline: deadline.truth, isCutOff, isSplit };
}

/** Below some rows, one that has the lead of the row above: in a sheet they share a cell. */
function makeRows(source: SeededSource, register: AnnexRegister): readonly MadeRow[] {
  const rows: MadeRow[] = [];
  const count = source.between(8, 30);
  for (let at = 1; at <= count; at += 1) {
    const row = makeRow(source, register, at);
    const above = rows.at(-1);
    const shares = above !== undefined && source.chance(0.1);
    rows.push(shares ? { ...row, lead: above.lead, cells: { ...row.cells, lead: above.cells.lead } } : row);
  }
  return rows;
}

function makeLayout(source: SeededSource): AnnexLayout {
  const file = source.chance(0.4) ? 'xlsx' : 'csv';
  const usual: readonly AnnexColumn[] = ['ordinal', 'work', 'lead', 'cooperating', 'deliverable', 'deadline'];
  const columns = source.chance(0.5) ? usual : source.shuffled(usual);
  const headings = Object.fromEntries(usual.map((column) => [column, source.pick(HEADINGS[column])]));
  return {
    file,
    separator: source.pick([',', ',', ';', '\t']),
    columns,
    headings: { ...emptyCells, ...headings },
    strange: source.chance(0.3) ? 'Ghi chú' : null,
    title: source.chance(0.4),
    sections: source.chance(0.3),
    merged: file === 'xlsx' && source.chance(0.6),
  };
}

const emptyCells: Readonly<Record<AnnexColumn, string>> = {
  ordinal: '',
  work: '',
  lead: '',
  cooperating: '',
  deliverable: '',
  deadline: '',
};

export function makeAnnex(seed: number): MadeAnnex {
  const source = new SeededSource(seed);
  const central = source.chance(0.4);
  const day = source.pick([EARLY, LATE, LATE]);
  const register = central ? governmentRegister(day) : provinceRegister(day);
  const number = central
    ? source.pick(['12/NQ-CP', '7/QĐ-TTg', '31/TB-VPCP'])
    : source.pick(['15/KH-UBND', '2/CTr-TU', '88/QĐ-UBND']);
  return { seed, register, number, layout: makeLayout(source), rows: makeRows(source, register) };
}
