import type { Command } from '../log/command.js';
import type { WorkingCalendar } from './calendar.js';

/** The one stream of calendar versions. */
export const CALENDAR_STREAM = '6f1f8c2e-0d57-5b7a-9d63-2a4f3c1e7b02';

/** On `CALENDAR_STREAM`; the version is one more than the last. */
export type CalendarCommand = Command<'PublishCalendar', { readonly calendar: WorkingCalendar }>;
