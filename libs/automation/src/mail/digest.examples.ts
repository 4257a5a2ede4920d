/** A morning as a unit's head may find it, and one with texts that try to break out of their place. */
import { LADDER_STEPS, type StepCode, type WorkingCalendar } from '#domain';
import type { DigestLine } from './digest-line.js';
import type { Digest, DigestWording } from './digest.mail.js';
import type { SheetLine } from './monday.sheet.js';
import type { Words } from './plain-words.js';

/** Steps of which these examples say nothing are called by their code. */
const codes = Object.fromEntries(LADDER_STEPS.map((step) => [step, { vi: step, en: step }])) as Record<StepCode, Words>;

const exampleWording: DigestWording = {
  product: { vi: 'Đôn đốc', en: 'Đôn đốc' },
  step: {
    ...codes,
    R0: { vi: 'Đề nghị tiếp nhận', en: 'Please receive' },
    R1: { vi: 'Nhắc giữa kỳ', en: 'Mid-term reminder' },
    R2: { vi: 'Nhắc trước 7 ngày làm việc', en: 'Seven working days before' },
    R3: { vi: 'Nhắc trước 3 ngày làm việc', en: 'Three working days before' },
    R4a: { vi: 'Nhắc trước 1 ngày làm việc', en: 'One working day before' },
    R4b: { vi: 'Đến hạn hôm nay', en: 'Due today' },
    E1: { vi: 'Quá hạn 1 ngày: dự thảo phiếu nhắc việc', en: 'One day late: slip drafted' },
    E2: { vi: 'Quá hạn 5 ngày: dự thảo công văn đôn đốc', en: 'Five days late: urging letter drafted' },
    E3: { vi: 'Quá hạn 10 ngày: báo cáo lãnh đạo', en: 'Ten days late: leader told' },
    E4: { vi: 'Quá hạn 20 ngày: nội dung đưa ra họp', en: 'Twenty days late: meeting item drafted' },
    E5: { vi: 'Quá hạn 30 ngày: xem xét đề nghị giám sát', en: 'Thirty days late: whether to propose supervision' },
  },
  form: {
    'reminder-slip': { vi: 'Phiếu nhắc việc', en: 'Reminder slip' },
    'urging-letter': { vi: 'Công văn đôn đốc', en: 'Urging letter' },
    'explanation-request': { vi: 'Yêu cầu giải trình', en: 'Explanation request' },
    'meeting-item': { vi: 'Nội dung họp', en: 'Item for a meeting' },
    'supervision-proposal': { vi: 'Đề xuất giám sát', en: 'Proposal of supervision' },
  },
};

/** Five days a week, with the two days off of spring 2025. */
export const exampleCalendar: WorkingCalendar = {
  version: 1,
  weekend: [0, 6],
  holidays: [
    { on: '2025-04-30', name: 'Ngày Chiến thắng', reference: 'Bộ luật Lao động 2019, Điều 112' },
    { on: '2025-05-01', name: 'Ngày Quốc tế lao động', reference: 'Bộ luật Lao động 2019, Điều 112' },
  ],
  workedDays: [],
  knownThrough: 2025,
  quietHours: { from: '07:30', to: '17:00' },
};

export function exampleLine(changes: Partial<DigestLine> & { readonly number: number }): DigestLine {
  const { number, ...rest } = changes;
  const id = (kind: string): string => `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  return {
    task: id('1'),
    assignment: id('2'),
    ordinal: String(number),
    directive: '12/KH-UBND',
    work: 'Xây dựng kế hoạch triển khai chữ ký số cho cán bộ, công chức',
    unit: 'Sở Khoa học và Công nghệ',
    step: 'R3',
    dueAt: '2025-05-06T16:59:59.999Z',
    deadlineText: '06/5/2025',
    late: false,
    alarm: null,
    ...rest,
  };
}

/** Monday 28 April 2025, two days before the holidays. */
export const exampleDigest: Digest = {
  slot: '2025-04-28',
  recipientName: 'Nguyễn Thị Hồng Ánh',
  calendar: exampleCalendar,
  publicUrl: 'https://dondoc.example.vn',
  wording: exampleWording,
  lines: [
    exampleLine({ number: 31, step: 'R3' }),
    exampleLine({
      number: 4,
      step: 'E1',
      dueAt: '2025-04-25T16:59:59.999Z',
      work: 'Ban hành quy chế khai thác dữ liệu dùng chung của tỉnh, trong đó xác định rõ đơn vị chủ quản từng cơ sở dữ liệu, tần suất cập nhật và trách nhiệm của người đứng đầu',
    }),
    exampleLine({ number: 12, step: 'R4b', dueAt: '2025-04-28T16:59:59.999Z', late: true }),
    exampleLine({ number: 9, step: 'R4a', dueAt: '2025-04-29T10:00:00.000Z' }),
    exampleLine({ number: 40, step: 'R0', dueAt: null, deadlineText: 'Thường xuyên' }),
    exampleLine({
      number: 22,
      step: 'R2',
      dueAt: '2025-04-29T16:59:59.999Z',
      unit: 'Ủy ban nhân dân xã Bình Khê',
      alarm: 'no-recipient',
    }),
  ],
};

const TITLES = [
  'Xây dựng kế hoạch triển khai chữ ký số cho cán bộ, công chức',
  'Rà soát, hoàn thiện quy chế quản lý, khai thác dữ liệu dùng chung của tỉnh',
  'Tổ chức tập huấn kỹ năng số cho tổ công nghệ số cộng đồng ở các xã, phường',
  'Đề xuất danh mục nhiệm vụ khoa học và công nghệ đặt hàng năm 2026, trong đó ưu tiên nông nghiệp và y tế',
  'Nâng cấp nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh',
  'Trình ban hành cơ chế thử nghiệm có kiểm soát',
] as const;

/** The last working days of a year: 72 tasks of two documents, all due on 31 December, five of them of communes. */
export const heavyDigest: Digest = {
  ...exampleDigest,
  slot: '2025-12-22',
  lines: Array.from({ length: 72 }, (_, index) =>
    exampleLine({
      number: index + 1,
      work: TITLES[index % TITLES.length] ?? '',
      directive: index < 60 ? '03/NQ-CP' : '57/KH-UBND',
      dueAt: '2025-12-31T16:59:59.999Z',
      step: 'R2',
      ...(index >= 67 ? { unit: `Ủy ban nhân dân xã số ${index - 66}` } : {}),
    }),
  ),
};

function sheetLine(number: number, work: string, changes: Partial<SheetLine> = {}): SheetLine {
  const task = `00000001-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const none = { form: null, reason: null, duty: null } as const;
  return { task, ordinal: String(number), work, directive: '12/KH-UBND', dueOn: '2025-04-25', ...none, ...changes };
}

/** A leader's Monday: 47 tasks that sum up, and one task of the morning below. */
export const mondayDigest: Digest = {
  ...exampleDigest,
  recipientName: 'Vũ Văn Giang',
  lines: [exampleLine({ number: 4, step: 'E3', dueAt: '2025-04-14T16:59:59.999Z', work: TITLES[1] })],
  sheets: [
    {
      unit: 'Văn phòng Ủy ban nhân dân tỉnh',
      from: '2025-04-21T00:30:00.000Z',
      to: '2025-04-28T00:30:00.000Z',
      position: 4711,
      tally: { total: 47, done: 15, onSchedule: 18, late: 3, atRisk: 5, notImplementable: 5, remainder: 1 },
      late: {
        count: 3,
        lines: [sheetLine(4, TITLES[1], { dueOn: '2025-04-14' }), sheetLine(9, TITLES[3])],
      },
      waiting: {
        count: 1,
        lines: [sheetLine(4, TITLES[1], { dueOn: '2025-04-14', duty: 'form-to-issue' })],
      },
      atRisk: { count: 5, lines: [sheetLine(31, TITLES[4], { dueOn: '2025-06-30' })] },
      lying: { count: 1, lines: [sheetLine(4, TITLES[1], { dueOn: '2025-04-14', form: 'explanation-request' })] },
      dropped: {
        count: 1,
        lines: [
          sheetLine(9, TITLES[3], { form: 'reminder-slip', reason: 'Đã làm việc trực tiếp với đơn vị ngày 24/4' }),
        ],
      },
      withoutHead: { count: 1, names: ['Ủy ban nhân dân xã Bình Khê'] },
    },
  ],
};
