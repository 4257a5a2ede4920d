/** The last instant of a deadline, by its precision. */
import { endOf, lastOfMonth } from './days.js';
import { type Fields, number, text } from './fields.js';

/** Null where nothing is due by a date. `termBegins` is the day of issue. */
export function dueOf(deadline: Fields, termBegins: string): string | null {
  if (deadline['precision'] === 'instant') return text(deadline, 'at');
  const day = lastDayOf(deadline, termBegins);
  return day === null ? null : endOf(day);
}

function lastDayOf(deadline: Fields, termBegins: string): string | null {
  const precision = text(deadline, 'precision');
  switch (precision) {
    case 'day':
      return text(deadline, 'on');
    case 'month':
      return lastOfMonth(number(deadline, 'year'), number(deadline, 'month'));
    case 'quarter':
      return lastOfMonth(number(deadline, 'year'), number(deadline, 'quarter') * 3);
    case 'half-year':
      return lastOfMonth(number(deadline, 'year'), number(deadline, 'half') * 6);
    case 'year':
    case 'open-ended':
      return `${number(deadline, 'year')}-12-31`;
    case 'range':
      return text(deadline, 'to');
    case 'recurring':
      return text(deadline, 'every') === 'year' ? `${termBegins.slice(0, 4)}-12-31` : null;
    case 'relative':
    case 'continuous':
    case 'none':
      return null;
    default:
      throw new RangeError(`the oracle knows no deadline of precision ${precision}`);
  }
}
