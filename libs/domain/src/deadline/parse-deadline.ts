import { tidy, toneFree } from '../lead/tone-free.js';
import type { Deadline } from './deadline.js';
import { READERS } from './deadline-readers.js';
import type { DeadlineWarning, Read } from './deadline-readers.js';
import { firstDay, lastDay } from './due-at.js';

export interface ParsedDeadline {
  readonly deadline: Deadline;
  /** Set when the text gave no deadline: the precision is then `none`. */
  readonly warning: DeadlineWarning | null;
}

/** Words before a date that do not change what it says. */
const LEADING =
  /^(?:(?:thoi han|hoan thanh|thuc hien|bao cao|xong|cham nhat|muon nhat|han|la|vao|trong|den het|het|den|truoc|toi|cuoi)(?:[ :,]+))+/;
const RELATIVE = /^(?:trong |sau )?(?:vong |thoi han )?\d+(?: \([^)]*\))? ngay/;
/** No deadline is longer; a cell that is holds other things. */
const LONGEST = 200;
/** Periods, not days: "before June" may mean May's last day or June's. */
const PERIOD_PRECISIONS: ReadonlySet<string> = new Set([
  'month',
  'quarter',
  'half-year',
  'year',
  'range',
  'open-ended',
]);

function readWhole(text: string, original: string): Read {
  for (const reader of READERS) {
    const read = reader(text, original);
    if (read !== null) return read;
  }
  return { warning: 'unreadable' };
}

/** The years of living memory and of long-term visions; any other is a slip of the pen. */
function isPlausible(result: Deadline): boolean {
  const [first, last] = [firstDay(result), lastDay(result)];
  return first === null || last === null || (first >= '1945' && last < '2201');
}

function isBeforePeriod(leading: string, read: Read): boolean {
  return /\btruoc\b/.test(leading) && 'precision' in read && PERIOD_PRECISIONS.has(read.precision);
}

function read(original: string): Read {
  const text = toneFree(original).replace(/[–—−]/gu, '-');
  if (/^[-.…]*$/u.test(text)) return { warning: 'blank' };
  if (text.length > LONGEST) return { warning: 'unreadable' };
  if (RELATIVE.test(text)) return readWhole(text, original);
  const leading = LEADING.exec(text)?.[0] ?? '';
  const body = readWhole(text.slice(leading.length), original.slice(leading.length));
  return isBeforePeriod(leading, body) ? { warning: 'before-period' } : body;
}

/**
 * Reads a deadline as Vietnamese documents write it: "15/6/2025", "trước 17h00 ngày 15/6/2025", "6/2025", "Quý II/2025", "6 tháng đầu năm
 * 2025", "2025", "2025 - 2026", "2025 và những năm tiếp theo", "hằng quý", "trong 30 ngày kể từ ngày ban hành", "thường xuyên".
 * The text is kept. What cannot be read with certainty is `none` with a warning. "Trước ngày d" counts day d itself: how strictly
 * "before" is meant is policy, not reading.
 */
export function parseDeadline(text: string): ParsedDeadline {
  const kept = tidy(text);
  const result = read(
    kept
      .replace(/[.;,]+$/u, '')
      .replace(/ ?\/ ?/gu, '/')
      .trim(),
  );
  if ('warning' in result) return { deadline: { text: kept, precision: 'none' }, warning: result.warning };
  const deadline = { text: kept, ...result };
  return isPlausible(deadline)
    ? { deadline, warning: null }
    : { deadline: { text: kept, precision: 'none' }, warning: 'no-such-day' };
}
