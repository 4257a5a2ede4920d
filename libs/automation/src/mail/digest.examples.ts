/** A morning as a unit's head may find it, and one with texts that try to break out of their place. */
import type { WorkingCalendar } from '#domain';
import type { DigestLine } from './digest-line.js';
import type { Digest, DigestWording } from './digest.mail.js';

const exampleWording: DigestWording = {
  product: { vi: 'Đôn đốc', en: 'Đôn đốc' },
  step: {
    R0: { vi: 'Đề nghị tiếp nhận', en: 'Please receive' },
    R1: { vi: 'Nhắc giữa kỳ', en: 'Mid-term reminder' },
    R2: { vi: 'Nhắc trước 7 ngày làm việc', en: 'Seven working days before' },
    R3: { vi: 'Nhắc trước 3 ngày làm việc', en: 'Three working days before' },
    R4a: { vi: 'Nhắc trước 1 ngày làm việc', en: 'One working day before' },
    R4b: { vi: 'Đến hạn hôm nay', en: 'Due today' },
    E1: { vi: 'Quá hạn 1 ngày: dự thảo phiếu nhắc việc', en: 'One day late: slip drafted' },
    E2: { vi: 'Quá hạn 5 ngày: dự thảo công văn đôn đốc', en: 'Five days late: urging letter drafted' },
    E3: { vi: 'Quá hạn 10 ngày: báo cáo lãnh đạo', en: 'Ten days late: leader told' },
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
