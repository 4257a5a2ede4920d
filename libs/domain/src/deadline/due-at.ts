import { addDays, dayOf, daysBetween, daysInMonth, endOfDay, localDay } from '../calendar/local-day.js';
import type { Deadline } from './deadline.js';

function endOfMonth(year: number, month: number): string {
  return dayOf(year, month, daysInMonth(year, month));
}

/**
 * The last local day that counts, `YYYY-MM-DD`. Null where nothing is dated: continuous, recurring (each period has its own end),
 * relative to an event without a date, and none.
 */
export function lastDay(deadline: Deadline): string | null {
  switch (deadline.precision) {
    case 'instant':
      return localDay(deadline.at);
    case 'day':
      return deadline.on;
    case 'month':
      return endOfMonth(deadline.year, deadline.month);
    case 'quarter':
      return endOfMonth(deadline.year, deadline.quarter * 3);
    case 'half-year':
      return endOfMonth(deadline.year, deadline.half * 6);
    case 'year':
    case 'open-ended':
      return dayOf(deadline.year, 12, 31);
    case 'range':
      return deadline.to;
    case 'recurring':
    case 'relative':
    case 'continuous':
    case 'none':
      return null;
  }
}

/** The first local day of the period that the document names: the day itself for a day, 1 January for a year; null when undated. */
export function firstDay(deadline: Deadline): string | null {
  switch (deadline.precision) {
    case 'instant':
    case 'day':
      return lastDay(deadline);
    case 'month':
      return dayOf(deadline.year, deadline.month, 1);
    case 'quarter':
      return dayOf(deadline.year, deadline.quarter * 3 - 2, 1);
    case 'half-year':
      return dayOf(deadline.year, deadline.half * 6 - 5, 1);
    case 'year':
    case 'open-ended':
      return dayOf(deadline.year, 1, 1);
    case 'range':
      return deadline.from;
    case 'recurring':
    case 'relative':
    case 'continuous':
    case 'none':
      return null;
  }
}

/** The last instant that is still in time, or null when the deadline is undated. */
export function dueAt(deadline: Deadline): string | null {
  if (deadline.precision === 'instant') return deadline.at;
  const day = lastDay(deadline);
  return day === null ? null : endOfDay(day);
}

/**
 * The same for work that is issued: what comes every year is due first at the end of the year in which its term begins. Its later
 * years are not opened by themselves.
 */
export function firstDueAt(deadline: Deadline, termStartsOn: string): string | null {
  const yearly = deadline.precision === 'recurring' && deadline.every === 'year';
  return yearly ? endOfDay(dayOf(Number(termStartsOn.slice(0, 4)), 12, 31)) : dueAt(deadline);
}

/** Dates a relative deadline by the day of the event that it counts from; the end of calendar days only. */
export function datedFrom(deadline: Extract<Deadline, { precision: 'relative' }>, eventOn: string): Deadline {
  return { text: deadline.text, precision: 'day', on: addDays(eventOn, deadline.days) };
}

/** Length of a term in calendar days, from its first day to the deadline's last; null when undated; 0 when it begins after its end. */
export function termDays(termStartsOn: string, due: string | null): number | null {
  return due === null ? null : Math.max(0, daysBetween(termStartsOn, localDay(due)));
}
