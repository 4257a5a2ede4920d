import type { WorkingCalendar } from './calendar.js';

/** Of one question about one calendar; deadlines cluster, so few are ever needed at a time. */
const MOST_ANSWERS = 4_096;

/**
 * A pure question about a calendar that is asked again and again with the same words: the answers are kept for as long as the calendar
 * lives. `key` names everything else that the answer depends on.
 */
export function remembered<Asked extends readonly unknown[], Answer>(
  answer: (calendar: WorkingCalendar, ...asked: Asked) => Answer,
  key: (...asked: Asked) => string,
): (calendar: WorkingCalendar, ...asked: Asked) => Answer {
  const calendars = new WeakMap<WorkingCalendar, Map<string, Answer>>();
  return (calendar, ...asked) => {
    let answers = calendars.get(calendar);
    if (answers === undefined) calendars.set(calendar, (answers = new Map()));
    const name = key(...asked);
    const known = answers.get(name);
    if (known !== undefined) return known;
    if (answers.size >= MOST_ANSWERS) answers.clear();
    const made = answer(calendar, ...asked);
    answers.set(name, made);
    return made;
  };
}
