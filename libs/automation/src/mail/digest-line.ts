/** What a digest says, apart from how it looks: lines in groups, the most pressing first. */
import {
  addDays,
  type FormKind,
  localDay,
  type StepCode,
  weekdayOf,
  type WorkingCalendar,
  workingDaysBetween,
} from '#domain';
import { oneLine, printedDay, type Words } from './plain-words.js';

export const DIGEST_GROUPS = ['late', 'today', 'week', 'later', 'receive', 'draft', 'alarm'] as const;
export type DigestGroup = (typeof DIGEST_GROUPS)[number];

/** One task in a digest. `dueAt` is the end of its deadline, null when undated; `deadlineText` the document's own words. */
export interface DigestLine {
  readonly task: string;
  readonly assignment: string;
  /** Number in the annex and number of the document, e.g. 15 and 03/NQ-CP. */
  readonly ordinal: string;
  readonly directive: string;
  readonly work: string;
  readonly unit: string;
  readonly step: StepCode;
  readonly dueAt: string | null;
  readonly deadlineText: string;
  /** The step came after the working day on which it was due. */
  readonly late: boolean;
  /** Set when the line tells of a reminder that did not reach its unit. */
  readonly alarm: 'no-recipient' | 'not-delivered' | null;
  /** Set when the line tells of a draft that lies: what it is, and for how many working days. */
  readonly draft?: { readonly kind: FormKind; readonly workingDays: number };
}

/** Where a line stands on the morning of `slot` (a local day). The week ends on its Sunday. */
export function groupOf(line: Pick<DigestLine, 'alarm' | 'draft' | 'step' | 'dueAt'>, slot: string): DigestGroup {
  if (line.alarm !== null) return 'alarm';
  if (line.draft !== undefined) return 'draft';
  if (line.dueAt === null) return line.step === 'R0' ? 'receive' : 'later';
  const due = localDay(line.dueAt);
  if (due < slot) return 'late';
  if (line.step === 'R0') return 'receive';
  if (due === slot) return 'today';
  return due <= sundayOf(slot) ? 'week' : 'later';
}

function sundayOf(day: string): string {
  const weekday = weekdayOf(day);
  return weekday === 0 ? day : addDays(day, 7 - weekday);
}

/** The deadline in words, seen from the morning of `slot`: the day, and the working days left or past. */
export function deadlineWords(
  line: Pick<DigestLine, 'dueAt' | 'deadlineText'>,
  slot: string,
  calendar: WorkingCalendar,
): Words {
  if (line.dueAt === null) {
    const text = oneLine(line.deadlineText);
    return text === ''
      ? { vi: 'Chưa có thời hạn', en: 'No deadline yet' }
      : { vi: `Thời hạn: ${text}`, en: `Deadline: ${text}` };
  }
  const day = localDay(line.dueAt);
  const printed = printedDay(day);
  if (day === slot) return { vi: `Hạn hôm nay, ${printed}`, en: `Due today, ${printed}` };
  const [earlier, later] = day > slot ? [slot, day] : [day, slot];
  const { workingDays } = workingDaysBetween(calendar, earlier, later);
  if (day > slot) {
    // A deadline on a day off that nothing but days off lead to: the working days are over.
    if (workingDays === 0)
      return {
        vi: `Hạn ${printed}, hôm nay là ngày làm việc cuối`,
        en: `Due ${printed}, today is the last working day`,
      };
    return {
      vi: `Hạn ${printed}, còn ${workingDays} ngày làm việc`,
      en: `Due ${printed}, in ${counted(workingDays, 'working day')}`,
    };
  }
  return {
    vi: `Hạn ${printed}, đã quá ${workingDays} ngày làm việc`,
    en: `Due ${printed}, ${counted(workingDays, 'working day')} late`,
  };
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** By group, within it by deadline (undated last), then by document and number; the same lines always in the same order. */
export function inGroups(
  lines: readonly DigestLine[],
  slot: string,
): readonly { readonly group: DigestGroup; readonly lines: readonly DigestLine[] }[] {
  return DIGEST_GROUPS.map((group) => ({
    group,
    lines: lines.filter((line) => groupOf(line, slot) === group).sort(byUrgency),
  })).filter(({ lines }) => lines.length > 0);
}

const numerals = new Intl.Collator('vi', { numeric: true });

function byUrgency(a: DigestLine, b: DigestLine): number {
  const due = (line: DigestLine): string => line.dueAt ?? '9999';
  if (due(a) !== due(b)) return due(a) < due(b) ? -1 : 1;
  return (
    numerals.compare(a.directive, b.directive) ||
    numerals.compare(a.ordinal, b.ordinal) ||
    numerals.compare(a.assignment, b.assignment)
  );
}
