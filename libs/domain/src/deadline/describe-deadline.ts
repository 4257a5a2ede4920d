import { localDay, localTime } from '../calendar/local-day.js';
import type { Deadline } from './deadline.js';

export type Language = 'vi' | 'en';

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const EVERY = {
  month: { vi: 'hằng tháng', en: 'every month' },
  quarter: { vi: 'hằng quý', en: 'every quarter' },
  'half-year': { vi: '6 tháng một lần', en: 'every half-year' },
  year: { vi: 'hằng năm', en: 'every year' },
} as const;

/** `dd/mm/yyyy` of a `YYYY-MM-DD`. */
export function formatDay(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `HHhMM ngày dd/mm/yyyy` or `HH:MM on dd/mm/yyyy` of an instant, in Asia/Ho_Chi_Minh. */
export function formatInstant(instant: string, language: Language): string {
  const [time, day] = [localTime(instant), formatDay(localDay(instant))];
  return language === 'vi' ? `${time.replace(':', 'h')} ngày ${day}` : `${time} on ${day}`;
}

type InWords = Readonly<Record<Language, string>>;
type Relative = Extract<Deadline, { precision: 'relative' }>;

function relativeInWords({ days, working, after }: Relative): InWords {
  return {
    vi: `trong ${days} ngày${working ? ' làm việc' : ''} kể từ ${after}`,
    en: `within ${days}${working ? ' working' : ''} days after ${after}`,
  };
}

function halfInWords(year: number, half: number): InWords {
  return half === 1
    ? { vi: `6 tháng đầu năm ${year}`, en: `first half of ${year}` }
    : { vi: `6 tháng cuối năm ${year}`, en: `second half of ${year}` };
}

function rangeInWords(from: string, to: string): InWords {
  return { vi: `từ ${from} đến ${to}`, en: `from ${from} to ${to}` };
}

function inWords(deadline: Deadline): InWords {
  switch (deadline.precision) {
    case 'instant':
      return { vi: `trước ${formatInstant(deadline.at, 'vi')}`, en: `before ${formatInstant(deadline.at, 'en')}` };
    case 'day':
      return { vi: `ngày ${formatDay(deadline.on)}`, en: formatDay(deadline.on) };
    case 'month':
      return {
        vi: `tháng ${deadline.month}/${deadline.year}`,
        en: `${MONTHS[deadline.month - 1]} ${deadline.year}`,
      };
    case 'quarter':
      return {
        vi: `quý ${ROMAN[deadline.quarter]}/${deadline.year}`,
        en: `quarter ${deadline.quarter} of ${deadline.year}`,
      };
    case 'half-year':
      return halfInWords(deadline.year, deadline.half);
    case 'year':
      return { vi: `năm ${deadline.year}`, en: `${deadline.year}` };
    case 'range':
      return rangeInWords(formatDay(deadline.from), formatDay(deadline.to));
    case 'open-ended':
      return { vi: `năm ${deadline.year} và các năm tiếp theo`, en: `${deadline.year} and the years after` };
    case 'recurring':
      return EVERY[deadline.every];
    case 'relative':
      return relativeInWords(deadline);
    case 'continuous':
      return { vi: 'thường xuyên', en: 'continuous' };
    case 'none':
      return { vi: 'chưa có thời hạn', en: 'no deadline' };
  }
}

/** A deadline in words, as precise as the document was. The Vietnamese words read back to the same deadline. */
export function describeDeadline(deadline: Deadline, language: Language): string {
  return inWords(deadline)[language];
}
