import type { CalendarDay, DayKind, WorkingCalendar } from './calendar.js';
import { addDays, dayOf } from './local-day.js';

/**
 * Days off and exchanged days of Vietnam's public offices. Article 112 of the Labour Code names the days; the Prime Minister decides
 * each year on which dates Tết and the second National Day fall and which days are exchanged, and the Government Office's letter
 * says so. A year without such a letter carries what the Code and the lunar calendar fix by themselves: what hangs on the letter is
 * provisional or left out, and a newer notice is published as a calendar of the next version.
 *
 * 24 November (Vietnam Culture Day) is a paid day off by the Political Bureau's Resolution 80-NQ/TW of January 2026, which asks for an
 * amendment of the Code's article 112. The article as it stands does not name the day, so this list does not either.
 */
const code = (point: string): string => `Bộ luật Lao động 2019, Điều 112 khoản 1 điểm ${point}`;
const SUBSTITUTE = 'Bộ luật Lao động 2019, Điều 111 khoản 3 (nghỉ bù)';
const LETTER_2024 = 'Văn bản 8662/VPCP-KGVX ngày 03/11/2023 của Văn phòng Chính phủ (Điều 112 khoản 3)';
const SWAP_2024 = 'Văn bản 2450/VPCP-KGVX ngày 12/4/2024 của Văn phòng Chính phủ';
const LETTER_2025 = 'Văn bản 8726/VPCP-KGVX ngày 26/11/2024 của Văn phòng Chính phủ (Điều 112 khoản 3)';
/** Its date is known from the press of 13 October 2025; its number is left out, not guessed. */
const LETTER_2026 =
  'Văn bản tháng 10/2025 của Văn phòng Chính phủ về nghỉ Tết Âm lịch và Quốc khánh năm 2026 (Điều 112 khoản 3)';
const SWAP_2026 = 'Văn bản 12729/VPCP-KGVX ngày 25/12/2025 của Văn phòng Chính phủ';
const NO_LETTER_2027 = 'Chưa có văn bản về lịch nghỉ năm 2027: năm ngày Tết có thể xê dịch một ngày';

const TET = 'Tết Nguyên đán';
const NATIONAL_DAY = 'Quốc khánh';
const HUNG_KINGS = 'Giỗ Tổ Hùng Vương';
const SPRING_SWAP = 'Nghỉ hoán đổi dịp 30/4 và 01/5';

type Ground = Pick<CalendarDay, 'name' | 'reference' | 'provisional'>;

function named(kind: DayKind, on: string, { name, reference, provisional }: Ground, standsFor?: string): CalendarDay {
  const uncertain = provisional === undefined ? {} : { provisional };
  return { on, name, reference, kind, ...(standsFor === undefined ? {} : { standsFor }), ...uncertain };
}

function holiday(on: string, name: string, reference: string): CalendarDay {
  return named('public-holiday', on, { name, reference });
}

/** Every day of Tết, from the first to the last. */
function tet(from: string, to: string, ground: Omit<Ground, 'name'>): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let on = from; on <= to; on = addDays(on, 1)) days.push(named('public-holiday', on, { name: TET, ...ground }));
  return days;
}

/** The working day after, for a holiday that falls on a weekend. */
function substitute(on: string, standsFor: string, name: string, provisional?: string): CalendarDay {
  return named('substitute', on, { name: `${name} (nghỉ bù)`, reference: SUBSTITUTE, provisional }, standsFor);
}

function swapped(on: string, name: string, reference: string): CalendarDay {
  return named('swapped', on, { name, reference });
}

function worked(on: string, standsFor: string, reference: string): CalendarDay {
  const [year, month, date] = standsFor.split('-');
  return named('compensating', on, { name: `Làm bù cho ngày ${date}/${month}/${year}`, reference }, standsFor);
}

/** The days that are the same in every year of the solar calendar. */
function fixedDays(year: number): readonly CalendarDay[] {
  return [
    holiday(dayOf(year, 1, 1), 'Tết Dương lịch', code('a')),
    holiday(dayOf(year, 4, 30), 'Ngày Chiến thắng', code('c')),
    holiday(dayOf(year, 5, 1), 'Ngày Quốc tế lao động', code('d')),
    holiday(dayOf(year, 9, 2), NATIONAL_DAY, code('đ')),
  ];
}

function besideNationalDay(on: string, reference: string): CalendarDay {
  return holiday(on, `${NATIONAL_DAY} (ngày liền kề)`, reference);
}

/** Terms of annexes reach this far; years after the last letter have the fixed days only. */
const LAST_YEAR = 2035;

const MOVABLE: readonly CalendarDay[] = [
  // 2024
  ...tet('2024-02-08', '2024-02-12', { reference: LETTER_2024 }),
  substitute('2024-02-13', '2024-02-10', TET),
  substitute('2024-02-14', '2024-02-11', TET),
  holiday('2024-04-18', HUNG_KINGS, code('e')),
  swapped('2024-04-29', SPRING_SWAP, SWAP_2024),
  besideNationalDay('2024-09-03', LETTER_2024),
  // 2025
  ...tet('2025-01-27', '2025-01-31', { reference: LETTER_2025 }),
  holiday('2025-04-07', HUNG_KINGS, code('e')),
  swapped('2025-05-02', SPRING_SWAP, LETTER_2025),
  besideNationalDay('2025-09-01', LETTER_2025),
  // 2026
  swapped('2026-01-02', 'Nghỉ hoán đổi dịp Tết Dương lịch', SWAP_2026),
  ...tet('2026-02-16', '2026-02-20', { reference: LETTER_2026 }),
  holiday('2026-04-26', HUNG_KINGS, code('e')),
  substitute('2026-04-27', '2026-04-26', HUNG_KINGS),
  swapped('2026-08-31', 'Nghỉ hoán đổi dịp Quốc khánh', LETTER_2026),
  besideNationalDay('2026-09-01', LETTER_2026),
  // 2027: new year's eve, the first three days and the substitutes that every division of the five days shares. The day beside
  // National Day may be 1 or 3 September: it is left out.
  ...tet('2027-02-05', '2027-02-08', { reference: code('b'), provisional: NO_LETTER_2027 }),
  substitute('2027-02-09', '2027-02-06', TET, NO_LETTER_2027),
  substitute('2027-02-10', '2027-02-07', TET, NO_LETTER_2027),
  holiday('2027-04-16', HUNG_KINGS, code('e')),
  substitute('2027-05-03', '2027-05-01', 'Ngày Quốc tế lao động'),
];

const YEARS = Array.from({ length: LAST_YEAR - 2024 + 1 }, (_, index) => 2024 + index);

/** The working calendar that a register begins with: movable days known through 2026, provisional for 2027. */
export const VIETNAM_CALENDAR: WorkingCalendar = {
  version: 1,
  weekend: [0, 6],
  holidays: [...YEARS.flatMap(fixedDays), ...MOVABLE].sort((a, b) => (a.on < b.on ? -1 : 1)),
  workedDays: [
    worked('2024-05-04', '2024-04-29', SWAP_2024),
    worked('2025-04-26', '2025-05-02', LETTER_2025),
    worked('2026-01-10', '2026-01-02', SWAP_2026),
    worked('2026-08-22', '2026-08-31', LETTER_2026),
  ],
  knownThrough: 2026,
  quietHours: { from: '07:30', to: '17:00' },
};
