import { localDay, localTime } from '../calendar/local-day.js';
import type { Deadline } from './deadline.js';

export type Language = 'vi' | 'en';

const ROMAN = ['', 'I', 'II', 'III', 'IV'];

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

type Relative = Extract<Deadline, { precision: 'relative' }>;

function describeRelative({ days, working, after }: Relative, language: Language): string {
  return language === 'vi'
    ? `trong ${days} ngày${working ? ' làm việc' : ''} kể từ ${after}`
    : `within ${days}${working ? ' working' : ''} days after ${after}`;
}

/** A deadline in words, as precise as the document was. The Vietnamese words read back to the same deadline. */
export function describeDeadline(deadline: Deadline, language: Language): string {
  const vi = language === 'vi';
  switch (deadline.precision) {
    case 'instant':
      return vi ? `trước ${formatInstant(deadline.at, 'vi')}` : `before ${formatInstant(deadline.at, 'en')}`;
    case 'day':
      return vi ? `ngày ${formatDay(deadline.on)}` : formatDay(deadline.on);
    case 'month':
      return vi ? `tháng ${deadline.month}/${deadline.year}` : `month ${deadline.month} of ${deadline.year}`;
    case 'quarter':
      return vi ? `quý ${ROMAN[deadline.quarter]}/${deadline.year}` : `quarter ${deadline.quarter} of ${deadline.year}`;
    case 'half-year': {
      const first = deadline.half === 1;
      return vi
        ? `6 tháng ${first ? 'đầu' : 'cuối'} năm ${deadline.year}`
        : `${first ? 'first' : 'second'} half of ${deadline.year}`;
    }
    case 'year':
      return vi ? `năm ${deadline.year}` : `${deadline.year}`;
    case 'range':
      return vi
        ? `từ ${formatDay(deadline.from)} đến ${formatDay(deadline.to)}`
        : `from ${formatDay(deadline.from)} to ${formatDay(deadline.to)}`;
    case 'open-ended':
      return vi ? `năm ${deadline.year} và các năm tiếp theo` : `${deadline.year} and the years after`;
    case 'recurring':
      return EVERY[deadline.every][language];
    case 'relative':
      return describeRelative(deadline, language);
    case 'continuous':
      return vi ? 'thường xuyên' : 'continuous';
    case 'none':
      return vi ? 'chưa có thời hạn' : 'no deadline';
  }
}
