/** Days and instants in Asia/Ho_Chi_Minh (UTC+7, no daylight saving), written dd/mm/yyyy whatever the browser's zone. */
const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

const two = (number: number): string => String(number).padStart(2, '0');

/** `2025-03-01T00:30:00.000Z` → `2025-03-01`, the local day. */
export function localDay(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_MS).toISOString().slice(0, 10);
}

/** `2025-03-01` → `01/03/2025`; anything else is given back as it is. */
export function dayInWords(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? day : `${date}/${month}/${year}`;
}

/** `2025-03-01T00:30:00.000Z` → `01/03/2025`. */
export function dateOf(instant: string): string {
  return dayInWords(localDay(instant));
}

/** `2025-03-01T00:30:00.000Z` → `07:30`. */
function timeOf(instant: string): string {
  const local = new Date(Date.parse(instant) + OFFSET_MS);
  return `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}`;
}

/** `2025-03-01T00:30:00.000Z` → `07:30 01/03/2025`, which no line break parts. */
export function momentOf(instant: string): string {
  return `${timeOf(instant)}\u00A0${dateOf(instant)}`;
}

/** Calendar days from the instant's local day to `day`; negative once it has passed. */
export function daysUntil(day: string, now: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${localDay(now)}T00:00:00Z`)) / DAY_MS);
}

/** The day so many calendar days after a day, `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

const WEEKDAYS = {
  vi: ['Chủ nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;

export function weekdayOf(day: string, language: 'vi' | 'en'): string {
  return WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
}

/** Days left in words: the calendar's own, where the API's sentence with working days is missing. */
export function remainingInWords(days: number): { readonly vi: string; readonly en: string } {
  if (days === 0) return { vi: 'đến hạn hôm nay', en: 'due today' };
  const count = Math.abs(days);
  const plural = count === 1 ? 'day' : 'days';
  if (days > 0) return { vi: `còn ${count} ngày`, en: `${count} ${plural} left` };
  return { vi: `quá hạn ${count} ngày`, en: `${count} ${plural} late` };
}
