import { isDay } from '../calendar/local-day.js';
import type { Deadline } from '../deadline/deadline.js';
import { refuse, type Refusal } from '../log/refusals.js';

const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A deadline names days that exist and parts of a year that a year has; an unreadable one is `none`, never a wrong one. */
export function soundDeadline(deadline: Deadline, field: string): Refusal | undefined {
  if (deadline.text.length > 500) return refuse('text-too-long', `${field}/text`, { limit: 500 });
  return isSound(deadline) ? undefined : refuse('deadline-invalid', field);
}

function isSound(deadline: Deadline): boolean {
  switch (deadline.precision) {
    case 'instant':
      return isDay(instant.exec(deadline.at)?.[1] ?? '');
    case 'day':
      return isDay(deadline.on);
    case 'month':
      return isYear(deadline.year) && isPart(deadline.month, 12);
    case 'quarter':
      return isYear(deadline.year) && isPart(deadline.quarter, 4);
    case 'half-year':
      return isYear(deadline.year) && isPart(deadline.half, 2);
    case 'year':
    case 'open-ended':
      return isYear(deadline.year);
    case 'range':
      return isDay(deadline.from) && isDay(deadline.to) && deadline.from <= deadline.to;
    case 'relative':
      return isPart(deadline.days, 10_000);
    case 'recurring':
    case 'continuous':
    case 'none':
      return true;
  }
}

/** The years for which instants compare as texts, with room for a slip to be seen as one. */
function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1945 && year <= 2200;
}

function isPart(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
