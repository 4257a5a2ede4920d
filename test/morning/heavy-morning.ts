/**
 * Seventy-two tasks of one unit, all due on 31 December, as a year's plan leaves them: what its head is mailed on the mornings around
 * New Year, captured at the far end of a real SMTP conversation. 1 and 2 January 2026 are days off, 3 and 4 a weekend.
 */
import { localDay, VIETNAM_CALENDAR } from '#domain';
import { world, worldAddresses } from '../support/automation-world.js';
import { runningWorker } from '../support/running-worker.js';
import { type CapturingMailbox, openMailbox } from '../support/smtp-capture.js';

const ACTIONS = [
  'Ban hành kế hoạch',
  'Hoàn thành việc số hóa và đưa vào khai thác',
  'Trình Ủy ban nhân dân tỉnh phê duyệt đề án',
  'Sơ kết, đánh giá kết quả thực hiện',
  'Xây dựng và vận hành thử nghiệm',
  'Rà soát, cắt giảm thủ tục hành chính đối với',
  'Tổ chức tập huấn cho cán bộ, công chức cấp xã về',
  'Bố trí kinh phí và phân công đầu mối thực hiện',
] as const;
const SUBJECTS = [
  'nền tảng dữ liệu dùng chung của tỉnh',
  'kho hồ sơ điện tử của tổ chức, cá nhân',
  'mạng lưới phòng thí nghiệm trọng điểm',
  'chữ ký số cá nhân cho người dân từ đủ 18 tuổi',
  'trung tâm đổi mới sáng tạo và hỗ trợ khởi nghiệp, gắn với các viện, trường đóng trên địa bàn',
  'hạ tầng 5G tại các khu công nghiệp',
  'bản đồ số đất đai, quy hoạch và xây dựng liên thông ba cấp',
  'hệ thống họp trực tuyến tới xã, phường, đặc khu',
  'tổ công nghệ số cộng đồng',
] as const;

/** Our own wording, no two alike. */
const works: readonly string[] = ACTIONS.flatMap((action) => SUBJECTS.map((subject) => `${action} ${subject}`));

const ISSUED = '2025-12-15T02:00:00.000Z';
const DUE = '2025-12-31';
const UNTIL = '2026-01-06T10:00:00.000Z';
/** Days off around New Year on which nothing may be on the wire. */
export const DAYS_OFF: readonly string[] = [
  '2025-12-27',
  '2025-12-28',
  '2026-01-01',
  '2026-01-02',
  '2026-01-03',
  '2026-01-04',
];
const HEAVY_DAY = DUE;

type CapturedMail = ReturnType<CapturingMailbox['mails']>[number];

export interface HeavyMorning {
  readonly tasks: number;
  /** The mail of 31 December to the unit's head. */
  readonly mail: CapturedMail;
  /** How many mails were on the wire on each local day on which there were any. */
  readonly mailsByDay: Readonly<Record<string, number>>;
}

/** Plays the weeks around New Year over the migrated database at `url`. */
export async function playHeavyMorning(url: string): Promise<HeavyMorning> {
  const mailbox = await openMailbox();
  const running = await runningWorker({ url, start: ISSUED, mailbox });
  try {
    await running.hands.found({ calendar: VIETNAM_CALENDAR });
    for (const [index, work] of works.entries())
      await running.hands.issue({ ordinal: String(index + 1), due: DUE, work });
    await running.advanceTo(UNTIL);
    const mails = mailbox.mails();
    const head = worldAddresses.get(world.people.scienceHead)?.email;
    const mail = mails.find(({ to, date }) => to === head && localDay(date) === HEAVY_DAY);
    if (mail === undefined) throw new Error(`no mail to the unit's head on ${HEAVY_DAY}`);
    const mailsByDay: Record<string, number> = {};
    for (const { date } of mails) mailsByDay[localDay(date)] = (mailsByDay[localDay(date)] ?? 0) + 1;
    return { tasks: works.length, mail, mailsByDay };
  } finally {
    await running.close();
    await mailbox.close();
  }
}
