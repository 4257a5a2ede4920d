import { assignmentRefusals } from '../assignment/assignment.refusals.js';
import { calendarRefusals } from '../calendar/calendar.refusals.js';
import { directiveRefusals } from '../directive/directive.refusals.js';
import { formRefusals } from '../form/form.refusals.js';
import { noticeRefusals } from '../notice/notice.refusals.js';
import { taskRefusals } from '../task/task.refusals.js';
import { unitRefusals } from '../unit/unit.refusals.js';
import { grantRefusals } from '../grant/grant.refusals.js';
import type { Decision, DomainError } from './event.js';
import { generalRefusals } from './general.refusals.js';
import type { RefusalText } from './refusal-text.js';

/** Every code with which a command can be refused, in words for people. The API's problems and the CLI speak from here alone. */
export const refusals = {
  ...generalRefusals,
  ...unitRefusals,
  ...directiveRefusals,
  ...taskRefusals,
  ...assignmentRefusals,
  ...formRefusals,
  ...noticeRefusals,
  ...calendarRefusals,
  ...grantRefusals,
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof refusals;
export type Refusal = DomainError<RefusalCode>;

/** What a noun's `decide` answers: events, perhaps none, or why not. */
export type Decided<Event> = Decision<Event, RefusalCode>;

export function refuse(code: RefusalCode, field?: string, detail?: DomainError['detail']): Refusal {
  return { refused: code, ...(field === undefined ? {} : { field }), ...(detail === undefined ? {} : { detail }) };
}

/** The refusal in words, with its blanks filled; a blank that the error does not fill is left as it stands. */
export function explainRefusal(refusal: Refusal): RefusalText {
  const { text, remedy } = refusals[refusal.refused];
  const fill = (words: string): string =>
    words.replaceAll(/\{(\w+)\}/g, (blank, name: string) => {
      const value = refusal.detail?.[name];
      return value === undefined ? blank : typeof value === 'object' ? value.join(', ') : String(value);
    });
  return {
    text: { vi: fill(text.vi), en: fill(text.en) },
    remedy: { vi: fill(remedy.vi), en: fill(remedy.en) },
  };
}
