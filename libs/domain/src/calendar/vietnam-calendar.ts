import type { CalendarDay, WorkingCalendar } from './calendar.js';
import { addDays, dayOf } from './local-day.js';

/**
 * Days off and exchanged days of Vietnam's public offices. The Labour Code names the days; the Minister's yearly notice says on which
 * dates Tết and the second National Day fall and which days are exchanged. Years without a notice yet carry only what the
 * Code and the lunar calendar fix by themselves; a newer notice is published as a calendar of the next version.
 *
 * 24 November (Vietnam Culture Day) is chosen by the Political Bureau's Resolution 80-NQ/TW of 2026 as a paid day off; it joins this
 * list with the amendment of the Code's article 112, in a version of its own.
 */
const CODE = 'Bộ luật Lao động 2019, Điều 112';
const SUBSTITUTE = 'Bộ luật Lao động 2019, Điều 112 khoản 1 và Điều 111 khoản 3 (nghỉ bù)';
const NOTICE_2024 = 'Thông báo lịch nghỉ Tết Âm lịch và Quốc khánh năm 2024 của Bộ Lao động - Thương binh và Xã hội';
const SWAP_2024 = 'Thông báo hoán đổi ngày làm việc dịp 30/4 và 01/5 năm 2024';
const NOTICE_2025 = 'Thông báo lịch nghỉ Tết Âm lịch và Quốc khánh năm 2025 của Bộ Lao động - Thương binh và Xã hội';
const NOTICE_2026 = 'Thông báo lịch nghỉ Tết Âm lịch và Quốc khánh năm 2026 của Bộ Nội vụ';
const SWAP_2026 = 'Thông báo hoán đổi ngày làm việc dịp Tết Dương lịch năm 2026';

const TET = 'Tết Nguyên đán';
const NATIONAL_DAY = 'Quốc khánh';

/** Every day from the first to the last, under one name. */
function run(from: string, to: string, name: string, reference: string): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push({ on, name, reference });
  return days;
}

function one(on: string, name: string, reference = CODE): readonly CalendarDay[] {
  return [{ on, name, reference }];
}

/** The days that are the same in every year of the solar calendar. */
function fixedDays(year: number): readonly CalendarDay[] {
  return [
    ...one(dayOf(year, 1, 1), 'Tết Dương lịch'),
    ...one(dayOf(year, 4, 30), 'Ngày Chiến thắng'),
    ...one(dayOf(year, 5, 1), 'Ngày Quốc tế lao động'),
    ...one(dayOf(year, 9, 2), NATIONAL_DAY),
  ];
}

/** Terms of annexes reach this far; years after the last notice have the fixed days only. */
const LAST_YEAR = 2035;

const MOVABLE: readonly CalendarDay[] = [
  // 2024
  ...run('2024-02-08', '2024-02-12', TET, NOTICE_2024),
  ...run('2024-02-13', '2024-02-14', `${TET} (nghỉ bù)`, NOTICE_2024),
  ...one('2024-04-18', 'Giỗ Tổ Hùng Vương'),
  ...one('2024-04-29', 'Nghỉ hoán đổi dịp 30/4 và 01/5', SWAP_2024),
  ...one('2024-09-03', `${NATIONAL_DAY} (ngày liền kề)`, NOTICE_2024),
  // 2025
  ...run('2025-01-27', '2025-01-31', TET, NOTICE_2025),
  ...one('2025-04-07', 'Giỗ Tổ Hùng Vương'),
  ...one('2025-05-02', 'Nghỉ hoán đổi dịp 30/4 và 01/5', NOTICE_2025),
  ...one('2025-09-01', `${NATIONAL_DAY} (ngày liền kề)`, NOTICE_2025),
  // 2026
  ...one('2026-01-02', 'Nghỉ hoán đổi dịp Tết Dương lịch', SWAP_2026),
  ...run('2026-02-16', '2026-02-20', TET, NOTICE_2026),
  ...one('2026-04-26', 'Giỗ Tổ Hùng Vương'),
  ...one('2026-04-27', 'Giỗ Tổ Hùng Vương (nghỉ bù)', SUBSTITUTE),
  ...one('2026-08-31', 'Nghỉ hoán đổi dịp Quốc khánh', NOTICE_2026),
  ...one('2026-09-01', `${NATIONAL_DAY} (ngày liền kề)`, NOTICE_2026),
  // 2027: no notice yet. The new year's eve, the first three days and the substitutes that every division of the five days shares.
  ...run('2027-02-05', '2027-02-08', TET, CODE),
  ...run('2027-02-09', '2027-02-10', `${TET} (nghỉ bù)`, SUBSTITUTE),
  ...one('2027-04-16', 'Giỗ Tổ Hùng Vương'),
  ...one('2027-05-03', 'Ngày Quốc tế lao động (nghỉ bù)', SUBSTITUTE),
];

const YEARS = Array.from({ length: LAST_YEAR - 2024 + 1 }, (_, index) => 2024 + index);

/** The working calendar that a register begins with: movable days known through 2026. */
export const VIETNAM_CALENDAR: WorkingCalendar = {
  version: 1,
  weekend: [0, 6],
  holidays: [...YEARS.flatMap(fixedDays), ...MOVABLE].sort((a, b) => (a.on < b.on ? -1 : 1)),
  workedDays: [
    { on: '2024-05-04', name: 'Làm bù cho ngày 29/4/2024', reference: SWAP_2024 },
    { on: '2025-04-26', name: 'Làm bù cho ngày 02/5/2025', reference: NOTICE_2025 },
    { on: '2026-01-10', name: 'Làm bù cho ngày 02/01/2026', reference: SWAP_2026 },
    { on: '2026-08-22', name: 'Làm bù cho ngày 31/8/2026', reference: NOTICE_2026 },
  ],
  knownThrough: 2026,
  quietHours: { from: '07:30', to: '17:00' },
};
