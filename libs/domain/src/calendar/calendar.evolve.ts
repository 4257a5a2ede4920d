import type { CalendarEvent, WorkingCalendar } from './calendar.js';

export type CalendarState =
  { readonly status: 'absent' } | { readonly status: 'published'; readonly calendar: WorkingCalendar };

export const noCalendar: CalendarState = { status: 'absent' };

/** The last version published is in force. */
export function evolveCalendar(_state: CalendarState, event: CalendarEvent): CalendarState {
  switch (event.type) {
    case 'CalendarPublished':
      return { status: 'published', calendar: event.data.calendar };
  }
}
