import { addMs, nextWorkingInstant, type WorkingCalendar } from '#domain';
import { uuidV5 } from '#platform';

export const MOST_ATTEMPTS = 5;

const MINUTE = 60_000;
/** Waits after the first, second, third and fourth failure: the fifth try comes within the same morning. */
const WAITS = [1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 45 * MINUTE];

/**
 * When a notice may be tried next: at once before its first try, else after a wait that grows and is spread by ± 25 %. The spread comes
 * from the notice's id, so that thousands of failures do not come back together and a replay gives the same instants. Outside the hours
 * in which people are written to, the next morning.
 */
export function nextTryAt(
  notice: { readonly notice: string; readonly attempts: number; readonly since: string },
  calendar: WorkingCalendar,
): string {
  const { attempts, since } = notice;
  if (attempts === 0) return nextWorkingInstant(calendar, since);
  const wait = WAITS[Math.min(attempts, WAITS.length) - 1] ?? 0;
  const spread = Number.parseInt(uuidV5(`retry ${notice.notice} ${attempts}`).slice(0, 8), 16) / 0xffff_ffff;
  return nextWorkingInstant(calendar, addMs(since, Math.round(wait * (0.75 + spread / 2))));
}
