import type { Fact } from '../log/event.js';

/** Which days are worked, as dated, versioned data with legal references. Days are `YYYY-MM-DD` in Asia/Ho_Chi_Minh. */
export interface WorkingCalendar {
  readonly version: number;
  /** 0 is Sunday. */
  readonly weekend: readonly number[];
  readonly holidays: readonly CalendarDay[];
  /** Weekend days that are worked in exchange for a day off. */
  readonly workedDays: readonly CalendarDay[];
  /** The last year whose movable days (Tết, swaps) are known; later years have the fixed days only. */
  readonly knownThrough: number;
  /** Local times between which people are written to. */
  readonly quietHours: { readonly from: string; readonly to: string };
}

export interface CalendarDay {
  readonly on: string;
  readonly name: string;
  readonly reference: string;
}

export type CalendarEvent = Fact<'CalendarPublished', { readonly calendar: WorkingCalendar }>;
