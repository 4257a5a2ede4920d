import type { DeadlineView } from '#contracts';
import { type Deadline, daysBetween, lastDay, localDay, workingDaysBetween, type WorkingCalendar } from '#domain';

interface Words {
  readonly vi: string;
  readonly en: string;
}

/** Beyond this many working days people count in months. */
const longTerm = 66;

/** A deadline as screens show it. `now`: ISO 8601 instant; `closed`: nothing is left to wait for. */
export function deadlineView(
  deadline: Deadline,
  dueAt: string | null,
  closed: boolean,
  { now, calendar }: { readonly now: string; readonly calendar: WorkingCalendar },
): DeadlineView {
  const on = dueAt === null ? lastDay(deadline) : localDay(dueAt);
  const remaining = dueAt === null || closed ? null : remainingWords(dueAt, now, calendar);
  return { text: deadline.text, precision: deadline.precision, on, dueAt, remaining };
}

export function remainingWords(dueAt: string, now: string, calendar: WorkingCalendar): Words {
  const [today, due] = [localDay(now), localDay(dueAt)];
  if (now > dueAt) return overdueWords(today, due, calendar);
  if (today === due) return { vi: 'hết hạn hôm nay', en: 'due today' };
  const days = workingDaysBetween(calendar, today, due).workingDays;
  if (days <= 0) return { vi: 'hết hạn trong kỳ nghỉ này', en: 'due within these days off' };
  if (days > longTerm) {
    const months = Math.round(daysBetween(today, due) / 30.44);
    return { vi: `còn khoảng ${months} tháng`, en: `about ${months} months left` };
  }
  return { vi: `còn ${days} ngày làm việc`, en: `${days} working ${days === 1 ? 'day' : 'days'} left` };
}

function overdueWords(today: string, due: string, calendar: WorkingCalendar): Words {
  const days = today === due ? 0 : workingDaysBetween(calendar, due, today).workingDays;
  if (days <= 0) return { vi: 'vừa quá hạn', en: 'just overdue' };
  return { vi: `quá hạn ${days} ngày làm việc`, en: `${days} working ${days === 1 ? 'day' : 'days'} overdue` };
}
